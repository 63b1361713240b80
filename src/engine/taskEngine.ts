import { fillBiasCorrections } from './fillBiasCorrections';
import type { EngineThreads } from './host/engineHost';
import type { EngineName } from './host/kernelInterface';
import { thisHost } from './host/thisHost';
import { MAX_STEPS } from './memoryLayout';
import { NonFiniteError } from './nonFiniteError';
import type { ArithmeticOrLabelGradient } from './stepArithmetic';
import { TaskMemory } from './taskMemory';
import { type AdamWOptions, essayAdamW, type TaskProblem } from './taskProblem';
import type { TaskState } from './taskState';
import { CONTROL, type TaskOrder, type TaskThreadData } from './taskThread';

export interface TaskEngineOptions {
  /** Worker threads; any number gives the same bytes. Default 2. */
  readonly threads?: number;
  /** The arithmetic of a step where it is not the essay's, or its label gradient alone. */
  readonly labelGradient?: ArithmeticOrLabelGradient;
  readonly adamw?: AdamWOptions;
  /** Which build of the kernel; any gives the same bytes. Default: what `engineChoice` takes. */
  readonly engine?: EngineName;
}

/**
 * Full-batch training of the task model, the same bytes on every machine, thread count and build of the kernel.
 * The loss is the sum over samples of weight x cross-entropy; the optimiser is AdamW on every parameter.
 * @example
 * import { essayConfig, initialState, runData, TaskEngine } from 'activation-supervision';
 * const config = essayConfig(42);
 * const engine = await TaskEngine.create(runData(config).problem, { threads: 1 });
 * engine.load(initialState(config));
 * await engine.run(10);
 * engine.state().step; // => 10
 * await engine.close();
 */
export class TaskEngine {
  private step = 0;
  private busy = false;

  private constructor(
    private readonly task: TaskMemory,
    private readonly threads: EngineThreads,
    private readonly adamw: AdamWOptions,
    /** The build of the kernel that computes. */
    readonly engine: EngineName,
  ) {}

  /**
   * @throws InputError when the problem's arrays do not fit together, or into the memory of WebAssembly, or when the
   *   native engine is asked for and cannot run.
   * @throws Error when the kernel's self-test finds other bits on this machine.
   */
  static async create(problem: TaskProblem, options: TaskEngineOptions = {}): Promise<TaskEngine> {
    const { labelGradient = 'subtractive', adamw = essayAdamW } = options;
    const threads = thisHost.threads(options.threads ?? 2);
    const { engine: build } = thisHost.engineChoice(options.engine);
    const task = new TaskMemory(problem, labelGradient, threads, adamw);
    const started = thisHost.startThreads(build, 'task', threadData(task, threads));
    const engine = new TaskEngine(task, started, adamw, build);
    try {
      await started.ready;
    } catch (error) {
      await engine.close();
      throw error;
    }
    return engine;
  }

  /** @throws InputError when an array is missing or of another size. */
  load({ step, ...state }: TaskState): void {
    this.task.load(state);
    this.step = step;
    this.control()[CONTROL.nonFinite] = 0;
  }

  /** A copy of parameters, both moments and the step count. */
  state(): TaskState {
    return { step: this.step, ...this.task.state() };
  }

  /**
   * Orthonormal vectors `[n1]` float32 to project out of dL/dh1 in the backward pass (essay, "Suppressing …").
   * @throws InputError for a vector of another length, zero, NaN or not of unit length, for two that are not at a
   *   right angle (both to 1e-5), or more vectors than there is room for.
   */
  setDirections(directions: readonly Float32Array[]): void {
    this.task.setDirections(directions);
  }

  /** @throws NonFiniteError when a parameter becomes infinite or NaN; the state is then lost. */
  async run(steps: number): Promise<void> {
    for (let left = steps; left > 0; ) {
      const chunk = Math.min(left, thisHost.stepsAtOnce);
      await this.order(chunk);
      this.step += chunk;
      left -= chunk;
    }
  }

  /** dL/dh1 of every sample at the present parameters, `[n, n1]` float32, in the arithmetic of training. */
  async h1Gradients(): Promise<Float32Array> {
    this.task.wantH1Gradients(true);
    await this.order(0);
    this.task.wantH1Gradients(false);
    return this.task.h1Gradients();
  }

  async close(): Promise<void> {
    await this.threads.close();
  }

  private async order(steps: number): Promise<void> {
    if (this.busy) throw new Error('the engine is already running');
    this.busy = true;
    const control = this.control();
    control[CONTROL.steps] = 0;
    this.placeCorrections(steps);
    try {
      const order: TaskOrder = { first: this.step, steps, maxSteps: MAX_STEPS };
      await this.threads.order(order);
    } finally {
      this.busy = false;
    }
    if (control[CONTROL.nonFinite]) throw new NonFiniteError(this.step, control[CONTROL.steps]);
  }

  private placeCorrections(steps: number): void {
    const corrections = this.task.floats(this.task.layout.at.corrections, 2 * MAX_STEPS);
    fillBiasCorrections(corrections, MAX_STEPS, this.adamw, this.step, steps);
  }

  private control(): Int32Array {
    return this.task.integers(this.task.layout.at.control, 16);
  }
}

function threadData({ memory, layout, arithmetic }: TaskMemory, threads: number): TaskThreadData[] {
  const { at, parameterSize } = layout;
  const { task, adamw, control, corrections } = at;
  const shared = { memory, task, adamw, control, corrections, parameterSize, gauge: arithmetic.gauge ?? 0 };
  return Array.from({ length: threads }, (_, thread) => ({ ...shared, thread, threads }));
}
