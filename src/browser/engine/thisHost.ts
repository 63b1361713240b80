import type { EngineHost } from '../../engine/host/engineHost';
import { InputError } from '../../inputError';
import { openKernel } from './openKernel';
import { threadHere } from './threadHere';
import { workerThreads } from './workerThreads';

/** Firefox 153 sometimes never runs the last of several workers that a worker starts, without an error; an engine would wait for ever. */
const startsThreads = () => self.crossOriginIsolated && !/Firefox\//.test(navigator.userAgent);

/** A browser, in the place of `src/engine/host/thisHost.ts`: WebAssembly, with several threads where the page is isolated and the browser runs them. */
export const thisHost: EngineHost = {
  engineChoice(wanted = 'wasm') {
    if (wanted === 'native') throw new InputError('the native engine: expected Node, found a browser');
    return { engine: 'wasm' };
  },
  openKernel,
  threads: (wished) => (startsThreads() ? wished : 1),
  // A sixth of a second: a click on "stop" is heard between two orders.
  stepsAtOnce: 10,
  startThreads: (...start) => (start[2].length > 1 ? workerThreads : threadHere)(...start),
};
