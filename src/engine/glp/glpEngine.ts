import { InputError } from '../../inputError';
import { biasCorrection } from '../biasCorrection';
import type { EngineThreads } from '../host/engineHost';
import type { EngineName } from '../host/kernelInterface';
import { thisHost } from '../host/thisHost';
import { NonFiniteError } from '../nonFiniteError';
import type { AdamWOptions } from '../taskProblem';
import type { NamedArrays } from '../taskShape';
import type { TaskState } from '../taskState';
import { GLP_MAX_ROWS, GLP_MAX_STEPS } from './glpBlocks';
import { type GlpBatch, GlpMemory } from './glpMemory';
import type { GlpShape } from './glpShape';
import { GLP_CONTROL, type GlpOrder } from './glpThread';

export interface GlpEngineOptions {
  readonly shape: GlpShape;
  /** Rows of a batch, a multiple of 4. */
  readonly batch: number;
  readonly adamw: AdamWOptions;
  /** The largest global norm of a gradient; longer ones are scaled down to it. */
  readonly clipNorm: number;
  /** Most training activations; 0 where only velocities are wanted. */
  readonly samples: number;
  /** Worker threads; any number gives the same bytes. Default 2. */
  readonly threads?: number;
  /** Which build of the kernel; any gives the same bytes. Default: what `engineChoice` takes. */
  readonly engine?: EngineName;
}

/**
 * The prior's network and its optimiser (float32), the same bytes on every machine, thread count and build of the
 * kernel: gradients of weights are summed over the batch in order, norm scales shard by shard, the norm job by job.
 */
export class GlpEngine {
  private step = 0;
  private samples = 0;
  private busy = false;

  private constructor(
    private readonly glp: GlpMemory,
    private readonly threads: EngineThreads,
    private readonly adamw: AdamWOptions,
    /** The build of the kernel that computes. */
    readonly engine: EngineName,
  ) {}

  /**
   * @throws InputError for widths or a batch that the kernel cannot take, or when the native engine is asked for and
   *   cannot run.
   * @throws Error when the kernel's self-test finds other bits on this machine.
   */
  static async create(options: GlpEngineOptions): Promise<GlpEngine> {
    const { adamw, clipNorm, shape, batch, samples } = options;
    const threads = thisHost.threads(options.threads ?? 2);
    const { engine } = thisHost.engineChoice(options.engine);
    const glp = new GlpMemory({ shape, batch, samples, threads }, adamw);
    const { memory, layout } = glp;
    const data = Array.from({ length: threads }, (_, thread) => ({ memory, layout, thread, clipNorm }));
    const started = thisHost.startThreads(engine, 'glp', data);
    await started.ready;
    return new GlpEngine(glp, started, adamw, engine);
  }

  /** @throws InputError when an array is missing or of another size. */
  load({ step, parameters, adamM, adamV }: TaskState): void {
    this.glp.write('parameters', parameters);
    this.glp.write('moment1', adamM);
    this.glp.write('moment2', adamV);
    this.step = step;
  }

  /** Parameters alone, for velocities. @throws InputError when an array is missing or of another size. */
  loadParameters(parameters: NamedArrays): void {
    this.glp.write('parameters', parameters);
  }

  /** A copy of parameters, both moments and the step count. */
  state(): TaskState {
    const [parameters, adamM, adamV] = (['parameters', 'moment1', 'moment2'] as const).map((region) =>
      this.glp.read(region),
    );
    return { step: this.step, parameters, adamM, adamV };
  }

  /**
   * The normalised activations `[n, input]` to train on from now on.
   * @throws InputError when they do not fit the width or the room.
   */
  setActivations(normalised: Float32Array): void {
    const { shape, samples } = this.glp.layout;
    const n = normalised.length / shape.input;
    if (!Number.isInteger(n) || n > samples) {
      throw new InputError(`GLP activations: expected at most ${samples} rows of ${shape.input}, got ${n}`);
    }
    this.glp.floats('activations', normalised.length).set(normalised);
    this.samples = n;
  }

  /**
   * One AdamW step for each batch.
   * @returns the loss of each batch before its step.
   * @throws NonFiniteError when a parameter becomes infinite or NaN; the state is then lost.
   */
  async run(batches: readonly GlpBatch[]): Promise<Float64Array> {
    const losses = new Float64Array(batches.length);
    for (let from = 0; from < batches.length; from += GLP_MAX_STEPS) {
      const chunk = batches.slice(from, from + GLP_MAX_STEPS);
      this.writeBatches(chunk);
      await this.order({ kind: 'train', steps: chunk.length });
      losses.set(this.losses(chunk.length), from);
      this.step += chunk.length;
    }
    return losses;
  }

  /** Loss and unclipped gradient of one batch at the present parameters. */
  async gradient(batch: GlpBatch): Promise<{ loss: number; gradient: NamedArrays }> {
    this.writeBatches([batch]);
    await this.order({ kind: 'gradient' });
    return { loss: this.losses(1)[0], gradient: this.glp.read('gradient') };
  }

  /** The velocity of normalised rows `[n, input]` at one time t, 0 (data) to 1 (noise). */
  async velocity(x: Float32Array, t: number): Promise<Float32Array> {
    const width = this.glp.layout.shape.input;
    const out = new Float32Array(x.length);
    this.glp.fillVelocityTimes(t);
    for (let from = 0; from < x.length; from += GLP_MAX_ROWS * width) {
      const part = x.subarray(from, from + GLP_MAX_ROWS * width);
      this.glp.floats('velocityIn', part.length).set(part);
      await this.order({ kind: 'velocity', rows: part.length / width });
      out.set(this.glp.floats('velocityOut', part.length), from);
    }
    return out;
  }

  async close(): Promise<void> {
    await this.threads.close();
  }

  private writeBatches(batches: readonly GlpBatch[]): void {
    const corrections = this.glp.floats('corrections', 2 * GLP_MAX_STEPS);
    batches.forEach((batch, s) => {
      this.glp.writeBatch(s, batch, this.samples);
      corrections[2 * s] = biasCorrection(this.adamw.beta1, this.step + s + 1);
      corrections[2 * s + 1] = biasCorrection(this.adamw.beta2, this.step + s + 1);
    });
  }

  private losses(steps: number): Float64Array {
    return new Float64Array(this.glp.memory.buffer, this.glp.layout.at.losses, steps).slice();
  }

  private async order(order: GlpOrder): Promise<void> {
    if (this.busy) throw new Error('the engine is already running');
    this.busy = true;
    const control = new Int32Array(this.glp.memory.buffer, this.glp.layout.at.control, 16);
    control[GLP_CONTROL.steps] = 0;
    control[GLP_CONTROL.nonFinite] = 0;
    try {
      await this.threads.order(order);
    } finally {
      this.busy = false;
    }
    if (control[GLP_CONTROL.nonFinite]) throw new NonFiniteError(this.step, control[GLP_CONTROL.steps]);
  }
}
