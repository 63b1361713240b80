import type { EngineName, Kernel } from './kernelInterface';

/** Which build of the kernel computes, and why it is not the native one, where that was not wished; a clause. */
export interface EngineChoice {
  readonly engine: EngineName;
  readonly reason?: string;
}

/** The threads of one engine, which take each order together. */
export interface EngineThreads {
  /** @throws Error when the self-test of the kernel finds other bits on this machine. */
  readonly ready: Promise<void>;
  /** Hands an order to every thread; resolves when all are done. */
  order(order: object): Promise<void>;
  close(): Promise<void>;
}

/** What an engine needs of the place that it runs in: Node, or a browser. */
export interface EngineHost {
  /** @throws InputError for a build that cannot be had here. */
  engineChoice(wanted?: EngineName): EngineChoice;
  /** The kernel over a shared memory. */
  openKernel(memory: WebAssembly.Memory, engine: EngineName): Kernel;
  /** How many threads of the wished ones there can be. */
  threads(wished: number): number;
  /** The most steps of one order: how long it may take until the host is asked again. */
  readonly stepsAtOnce: number;
  /** Starts one thread for each of `data`; `work` says what its orders are. */
  startThreads<Work extends EngineWork>(
    engine: EngineName,
    work: Work,
    data: readonly EngineThreadData[Work][],
  ): EngineThreads;
}

export type EngineWork = keyof EngineThreadData;

/** What a thread is started with, by its work. */
export interface EngineThreadData {
  readonly task: import('../taskThread').TaskThreadData;
  readonly glp: import('../glp/glpThread').GlpThreadData;
}
