import { engineChoice } from '../engineChoice';
import type { EngineHost } from './engineHost';
import { kernelOn } from './kernelOn';
import { nodeThreads } from './nodeThreads';

/** Node. What is built for a browser has `src/browser/engine/thisHost.ts` in the place of this file. */
export const thisHost: EngineHost = { engineChoice, openKernel: kernelOn, startThreads: nodeThreads };
