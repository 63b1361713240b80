import type { Tensor, Tensor1D } from '@tensorflow/tfjs';
import { type Backend, type BackendName, openBackend } from '../compute/openBackend';
import { checkDirections } from '../engine/checkDirections';
import { NonFiniteError } from '../engine/nonFiniteError';
import { type AdamWOptions, checkProblem, essayAdamW, type TaskProblem } from '../engine/taskProblem';
import type { TaskState } from '../engine/taskState';
import { projectedGradient } from './projectedGradient';
import { type PackedState, tfjsAdamW } from './tfjsAdamW';
import { tfjsForward, tfjsOneHotPairs } from './tfjsForward';
import { type TfjsLabelGradient, tfjsLabelLoss } from './tfjsLabelLoss';
import { pack, unpack } from './tfjsPacking';

export interface TfjsTaskEngineOptions {
  /** Default `auto`. */
  readonly backend?: BackendName | 'auto';
  readonly labelGradient?: TfjsLabelGradient;
  readonly adamw?: AdamWOptions;
}

/**
 * The training step of `TaskEngine` in tfjs, float32, with the gradient by automatic differentiation: the engine's
 * cross-check, and the version to read. The two agree to rounding, not to the bit.
 */
export class TfjsTaskEngine {
  readonly engine = 'tfjs';
  private step = 0;
  private packed: PackedState | undefined;
  private directions: readonly Float32Array[] = [];

  private constructor(
    private readonly backend: Backend,
    private readonly problem: TaskProblem,
    private readonly adamw: AdamWOptions,
    private readonly lossOf: (parameters: Tensor, directions: readonly Float32Array[]) => Tensor,
    private readonly disposeData: () => void,
  ) {}

  /** @throws InputError when the problem's arrays do not fit together, or the backend does not open. */
  static async create(problem: TaskProblem, options: TfjsTaskEngineOptions = {}): Promise<TfjsTaskEngine> {
    const { backend = 'auto', labelGradient = 'subtractive', adamw = essayAdamW } = options;
    checkProblem(problem);
    const opened = await openBackend(backend);
    const { tf } = opened;
    const { pairs, labels, weights, p } = problem;
    const inputs = tfjsOneHotPairs(tf, pairs, p);
    const oneHotLabels = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), p).toFloat().as2D(-1, p));
    const column = tf.tensor2d(weights, [weights.length, 1]);
    const loss = tfjsLabelLoss(tf, oneHotLabels, column, labelGradient);
    const lossOf = (parameters: Tensor, directions: readonly Float32Array[]) =>
      loss(tfjsForward(tf, problem, parameters as Tensor1D, inputs, projectedGradient(tf, directions)));
    return new TfjsTaskEngine(opened, problem, adamw, lossOf, () =>
      tf.dispose([inputs, oneHotLabels, column]),
    );
  }

  /** @throws InputError when an array is missing or of another size. */
  load({ step, parameters, adamM, adamV }: TaskState): void {
    const { tf } = this.backend;
    const vectors = [parameters, adamM, adamV].map((arrays) => pack(arrays, this.problem));
    this.replace(vectors.map((vector) => tf.tensor1d(vector)));
    this.step = step;
  }

  /** A copy of parameters, both moments and the step count. */
  state(): TaskState {
    const { parameters, adamM, adamV } = this.loaded();
    const read = (tensor: Tensor1D) => unpack(tensor.dataSync() as Float32Array, this.problem);
    return { step: this.step, parameters: read(parameters), adamM: read(adamM), adamV: read(adamV) };
  }

  /**
   * Orthonormal vectors `[n1]` to project out of dL/dh1 in the backward pass, as `TaskEngine.setDirections`.
   * @throws InputError for a vector of another length or that is no unit vector, or two that are not orthogonal.
   */
  setDirections(directions: readonly Float32Array[]): void {
    checkDirections(directions, this.problem.hidden[1]);
    this.directions = directions;
  }

  /** Takes full-batch steps. @throws NonFiniteError when a parameter becomes infinite or NaN; the state is then lost. */
  async run(steps: number): Promise<void> {
    const { tf, name } = this.backend;
    await openBackend(name);
    const gradientOf = tf.grad((parameters) => this.lossOf(parameters, this.directions));
    for (let left = steps; left > 0; left--) {
      const next = tf.tidy(() => {
        const state = this.loaded();
        const gradient = gradientOf(state.parameters) as Tensor1D;
        return { ...tfjsAdamW(tf, state, gradient, this.step + 1, this.adamw) };
      });
      this.replace([next.parameters, next.adamM, next.adamV]);
      this.step++;
      // One step can take a second: let timers and interrupts in.
      await new Promise(setImmediate);
    }
    const finite = tf.tidy(() => tf.all(tf.isFinite(this.loaded().parameters)).dataSync()[0]);
    if (!finite) throw new NonFiniteError(this.step - steps, steps);
  }

  async close(): Promise<void> {
    this.disposeData();
    if (this.packed) this.backend.tf.dispose({ ...this.packed });
    this.packed = undefined;
  }

  private loaded(): PackedState {
    if (!this.packed) throw new Error('no state: call load before run or state');
    return this.packed;
  }

  private replace([parameters, adamM, adamV]: Tensor1D[]): void {
    if (this.packed) this.backend.tf.dispose({ ...this.packed });
    this.packed = { parameters, adamM, adamV };
  }
}
