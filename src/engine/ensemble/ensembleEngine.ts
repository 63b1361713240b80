import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { InputError } from '../../inputError';
import { NonFiniteError } from '../nonFiniteError';
import type { ArithmeticOrLabelGradient } from '../stepArithmetic';
import { TaskMemory } from '../taskMemory';
import { type AdamWOptions, essayAdamW, type TaskProblem } from '../taskProblem';
import type { TaskState } from '../taskState';
import { ensembleRequest } from './ensembleRequest';
import { socketAnswer } from './socketAnswer';

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
  load({ step, ...state }: TaskState): void {
    this.task.load(state);
    this.step = step;
  }

  /** A copy of parameters, both moments and the step count. */
  state(): TaskState {
    return { step: this.step, ...this.task.state() };
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
    const asked = { directions: this.directions, first: this.step, steps };
    const answered = socketAnswer(this.socket, 4 + 12 * parameterSize);
    for (const part of ensembleRequest(this.task, this.adamw, asked)) this.socket.write(part);
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
}
