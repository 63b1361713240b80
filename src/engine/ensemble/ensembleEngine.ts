import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { InputError } from '../../inputError';
import { adamwNumbers } from '../adamwFields';
import { biasCorrection } from '../biasCorrection';
import { NonFiniteError } from '../nonFiniteError';
import type { ArithmeticOrLabelGradient } from '../stepArithmetic';
import { TaskMemory } from '../taskMemory';
import { type AdamWOptions, essayAdamW, type TaskProblem } from '../taskProblem';
import type { TaskState } from '../taskState';
import { ENSEMBLE_MAGIC, ensembleFields } from './ensembleFields';

export interface EnsembleEngineOptions {
  /** The arithmetic of a step where it is not the essay's, or its label gradient alone. */
  readonly labelGradient?: ArithmeticOrLabelGradient;
  readonly adamw?: AdamWOptions;
}

/** What the server has room for (slot.h): padded widths, and the rows of a tile. */
const MAX_WIDTH = 128;
const LEAST_SAMPLES = 8;
/** Steps that are worth the way to the server. */
const STRETCH = 100;

/**
 * As `TaskEngine`, the same bytes, but the steps are taken by a server that takes those of many runs together
 * (ensemble.cu, on a GPU). Each request holds the whole state: a server may go and come back between two of them.
 */
export class EnsembleEngine {
  readonly engine = 'ensemble';
  readonly stretch = STRETCH;
  private step = 0;
  private directions = 0;

  private constructor(
    private readonly task: TaskMemory,
    private readonly adamw: AdamWOptions,
    private readonly socket: Socket,
  ) {}

  /**
   * @param path of the server's Unix socket.
   * @throws InputError when nobody listens there, or for a model or a sample set that the server has no room for.
   */
  static async create(
    problem: TaskProblem,
    path: string,
    { labelGradient = 'subtractive', adamw = essayAdamW }: EnsembleEngineOptions = {},
  ): Promise<EnsembleEngine> {
    const task = new TaskMemory(problem, labelGradient, 1, adamw);
    const { classes, widths, samples } = task.layout;
    const widest = Math.max(classes, ...widths);
    if (widest > MAX_WIDTH)
      throw new InputError(`ensemble: expected layers of at most ${MAX_WIDTH}, got one of ${widest}`);
    if (samples < LEAST_SAMPLES)
      throw new InputError(`ensemble: expected more than 4 samples, got ${problem.labels.length}`);
    const socket = createConnection(path);
    try {
      await once(socket, 'connect');
    } catch (error) {
      throw new InputError(
        `${path}: expected an ensemble server to listen there: ${(error as Error).message}`,
      );
    }
    return new EnsembleEngine(task, adamw, socket);
  }

  /** @throws InputError when an array is missing or of another size. */
  load({ step, parameters, adamM, adamV }: TaskState): void {
    this.task.write('parameters', parameters);
    this.task.write('moment1', adamM);
    this.task.write('moment2', adamV);
    this.step = step;
  }

  /** A copy of parameters, both moments and the step count. */
  state(): TaskState {
    return {
      step: this.step,
      parameters: this.task.read('parameters'),
      adamM: this.task.read('moment1'),
      adamV: this.task.read('moment2'),
    };
  }

  /** As `TaskEngine.setDirections`. */
  setDirections(directions: readonly Float32Array[]): void {
    this.task.setDirections(directions);
    this.directions = directions.length;
  }

  /** @throws NonFiniteError when a parameter becomes infinite or NaN; the state is then lost. */
  async run(steps: number): Promise<void> {
    for (let left = steps; left > 0; ) {
      const stretch = Math.min(left, STRETCH);
      await this.ask(stretch);
      this.step += stretch;
      left -= stretch;
    }
  }

  async close(): Promise<void> {
    this.socket.destroy();
  }

  private async ask(steps: number): Promise<void> {
    const { at, parameterSize } = this.task.layout;
    const answered = answer(this.socket, 4 + 12 * parameterSize);
    for (const part of this.request(steps)) this.socket.write(part);
    const found = await answered;
    const bad = found.readInt32LE(0);
    (['parameters', 'moment1', 'moment2'] as const).forEach((region, i) => {
      const from = 4 + 4 * i * parameterSize;
      new Uint8Array(this.task.memory.buffer, at[region], 4 * parameterSize).set(
        found.subarray(from, from + 4 * parameterSize),
      );
    });
    if (bad) throw new NonFiniteError(this.step, steps);
  }

  /** The header and the arrays in the order of `place` in ensemble.cu; padded samples included. */
  private request(steps: number): Uint8Array[] {
    const { at, samples, parameterSize, widths } = this.task.layout;
    const region = (from: number, numbers: number) =>
      Uint8Array.from(new Uint8Array(this.task.memory.buffer, from, 4 * numbers));
    return [
      this.header(steps),
      region(at.parameters, parameterSize),
      region(at.moment1, parameterSize),
      region(at.moment2, parameterSize),
      region(at.firstRows, samples),
      region(at.secondRows, samples),
      region(at.labels, samples),
      region(at.labelGradients, samples),
      region(at.weights, samples),
      region(at.directions, this.directions * widths[1]),
      this.corrections(steps),
    ];
  }

  private header(steps: number): Uint8Array {
    const { layout, arithmetic, problem } = this.task;
    const { operands, seed = 0, drive = 0, zLoss = 0, labelSmoothing = 0, gauge = 0 } = arithmetic;
    const values: Record<keyof typeof ensembleFields, number> = {
      magic: ENSEMBLE_MAGIC,
      classes: problem.p,
      classesPadded: layout.classes,
      hidden0: layout.widths[0],
      hidden1: layout.widths[1],
      samples: layout.samples,
      shardSize: layout.shardSize,
      tf32: operands === 'tf32' ? 1 : 0,
      seed,
      gauge,
      directions: this.directions,
      parameterSize: layout.parameterSize,
      kernel0: layout.kernelOffset[0],
      bias0: layout.biasOffset[0],
      kernel1: layout.kernelOffset[1],
      bias1: layout.biasOffset[1],
      kernel2: layout.kernelOffset[2],
      bias2: layout.biasOffset[2],
      first: this.step,
      steps,
      drive: (drive * 2 ** -24) / problem.p,
      zLoss,
      labelSmoothing,
      ...adamwNumbers(this.adamw),
    };
    const fields = Object.entries(ensembleFields) as [keyof typeof ensembleFields, string][];
    const view = new DataView(new ArrayBuffer(4 * fields.length));
    fields.forEach(([name, type], i) => {
      if (type === 'float') view.setFloat32(4 * i, values[name], true);
      else view.setInt32(4 * i, values[name], true);
    });
    return new Uint8Array(view.buffer);
  }

  private corrections(steps: number): Uint8Array {
    const corrections = new Float32Array(2 * steps);
    for (let s = 0; s < steps; s++) {
      corrections[s] = biasCorrection(this.adamw.beta1, this.step + s + 1);
      corrections[steps + s] = biasCorrection(this.adamw.beta2, this.step + s + 1);
    }
    return new Uint8Array(corrections.buffer);
  }
}

/** The next bytes that come. @throws Error when the server goes away before. */
function answer(socket: Socket, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const found = Buffer.alloc(bytes);
    let filled = 0;
    const gone = (error?: Error) => {
      stop();
      reject(new Error(`the ensemble server went away${error ? `: ${error.message}` : ''}`));
    };
    const take = (part: Buffer) => {
      filled += part.copy(found, filled);
      if (filled < bytes) return;
      stop();
      resolve(found);
    };
    const stop = () => socket.off('data', take).off('close', gone).off('error', gone);
    socket.on('data', take).once('close', gone).once('error', gone);
    if (socket.destroyed) gone();
  });
}
