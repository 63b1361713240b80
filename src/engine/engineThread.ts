import { engineSelfTest } from './engineSelfTest';
import { glpThread } from './glp/glpThread';
import type { EngineThreadData, EngineWork } from './host/engineHost';
import type { OpenKernel } from './host/kernelInterface';
import { taskThread } from './taskThread';

const works = { task: taskThread, glp: glpThread };

/** An engine's thread, and all that it was started with. */
export interface EngineThreadStart<Work extends EngineWork = EngineWork> {
  readonly work: Work;
  readonly data: EngineThreadData[Work];
}

/**
 * Tests the kernel and makes a thread of an engine.
 * @returns what carries an order out.
 * @throws Error when the self-test finds other bits.
 */
export function engineThread(open: OpenKernel, { work, data }: EngineThreadStart): (order: object) => void {
  engineSelfTest(open);
  const begin = works[work] as (kernel: ReturnType<OpenKernel>, data: object) => (order: object) => void;
  return begin(open(data.memory), data);
}
