import { engineChoice } from '../engineChoice';
import { MAX_STEPS } from '../memoryLayout';
import type { EngineHost } from './engineHost';
import { kernelOn } from './kernelOn';
import { nodeThreads } from './nodeThreads';

/** Node. What is built for a browser has `src/browser/engine/thisHost.ts` in the place of this file. */
export const thisHost: EngineHost = {
  engineChoice,
  openKernel: kernelOn,
  threads: (wished) => wished,
  stepsAtOnce: MAX_STEPS,
  startThreads: nodeThreads,
};
