import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { type Backend, type BackendName, openBackend } from '../../compute/openBackend';
import type { GlpEngine, GlpEngineOptions } from '../../engine/glp/glpEngine';
import type { GlpBatch } from '../../engine/glp/glpMemory';
import { glpNormals } from '../../engine/glp/glpNormals';
import type { NamedArrays } from '../../engine/taskShape';
import type { TaskState } from '../../engine/taskState';
import { type PackedState, tfjsAdamW } from '../tfjsAdamW';
import { packGlp, unpackGlp } from './glpPacking';
import { tfjsGlpVelocity } from './tfjsGlpVelocity';

/** What trains a prior: the SIMD engine, or its tfjs counterpart. */
export type GlpTrainer = Pick<
  GlpEngine,
  'load' | 'loadParameters' | 'state' | 'setActivations' | 'run' | 'gradient' | 'velocity' | 'close'
>;

/**
 * `GlpEngine` in tfjs, float32, with gradients by automatic differentiation: the engine's cross-check, and the way to
 * libtensorflow and CUDA. The two agree to rounding, not to the bit.
 */
export class TfjsGlpEngine implements GlpTrainer {
  private step = 0;
  private packed: PackedState | undefined;
  private activations = new Float32Array();

  private constructor(
    private readonly backend: Backend,
    private readonly options: GlpEngineOptions,
  ) {}

  /** @throws InputError when the backend does not open. */
  static async create(
    options: GlpEngineOptions,
    backend: BackendName | 'auto' = 'auto',
  ): Promise<TfjsGlpEngine> {
    return new TfjsGlpEngine(await openBackend(backend), options);
  }

  load({ step, parameters, adamM, adamV }: TaskState): void {
    const { tf } = this.backend;
    const vectors = [parameters, adamM, adamV].map((arrays) => packGlp(arrays, this.options.shape));
    this.replace(vectors.map((vector) => tf.tensor1d(vector)));
    this.step = step;
  }

  loadParameters(parameters: NamedArrays): void {
    const zeros = Object.fromEntries(
      Object.entries(parameters).map(([name, { length }]) => [name, new Float32Array(length)]),
    );
    this.load({ step: 0, parameters, adamM: zeros, adamV: zeros });
  }

  state(): TaskState {
    const { parameters, adamM, adamV } = this.loaded();
    const read = (tensor: Tensor1D) => unpackGlp(tensor.dataSync() as Float32Array, this.options.shape);
    return { step: this.step, parameters: read(parameters), adamM: read(adamM), adamV: read(adamV) };
  }

  setActivations(normalised: Float32Array): void {
    this.activations = normalised;
  }

  /** @throws Error when a parameter becomes infinite or NaN; the state is then lost. */
  async run(batches: readonly GlpBatch[]): Promise<Float64Array> {
    const { tf } = this.backend;
    const losses = new Float64Array(batches.length);
    for (const [i, batch] of batches.entries()) {
      const { value, gradient } = this.differentiate(batch);
      const next = tf.tidy(() => {
        const clip = tf.minimum(1, tf.div(this.options.clipNorm, tf.norm(gradient)));
        return { ...tfjsAdamW(tf, this.loaded(), tf.mul(gradient, clip), this.step + 1, this.options.adamw) };
      });
      losses[i] = value;
      gradient.dispose();
      this.replace([next.parameters, next.adamM, next.adamV]);
      this.step++;
    }
    if (!losses.every(Number.isFinite))
      throw new Error(`the loss became infinite or NaN before step ${this.step}`);
    return losses;
  }

  async gradient(batch: GlpBatch): Promise<{ loss: number; gradient: NamedArrays }> {
    const { value, gradient } = this.differentiate(batch);
    const packed = gradient.dataSync() as Float32Array;
    gradient.dispose();
    return { loss: value, gradient: unpackGlp(packed, this.options.shape) };
  }

  async velocity(x: Float32Array, t: number): Promise<Float32Array> {
    const { tf } = this.backend;
    const { shape } = this.options;
    const out = tf.tidy(() => {
      const rows = tf.tensor2d(x, [x.length / shape.input, shape.input]);
      return tfjsGlpVelocity(tf, shape, this.loaded().parameters, rows, tf.fill([rows.shape[0]], t));
    });
    const data = (await out.data()) as Float32Array;
    out.dispose();
    return data;
  }

  async close(): Promise<void> {
    if (this.packed) this.backend.tf.dispose({ ...this.packed });
    this.packed = undefined;
  }

  private differentiate(batch: GlpBatch): { value: number; gradient: Tensor1D } {
    const { tf } = this.backend;
    const { shape } = this.options;
    const size: [number, number] = [batch.rows.length, shape.input];
    const { value, grad } = tf.tidy(() => {
      const clean = tf.tensor2d(this.gather(batch.rows), size);
      const noise = tf.tensor2d(glpNormals(batch.noiseKey, size[0] * size[1]), size);
      const t = tf.tensor1d(batch.times);
      const column = tf.expandDims(t, 1);
      const x = tf.add(tf.mul(tf.sub(1, column), clean), tf.mul(column, noise)) as Tensor2D;
      const target = tf.sub(noise, clean);
      const loss = (packed: Tensor1D) =>
        tf.mean(tf.square(tf.sub(tfjsGlpVelocity(tf, shape, packed, x, t), target))).asScalar();
      return tf.valueAndGrad((packed) => loss(packed as Tensor1D))(this.loaded().parameters);
    });
    const loss = value.dataSync()[0];
    value.dispose();
    return { value: loss, gradient: grad as Tensor1D };
  }

  private gather(rows: Int32Array): Float32Array {
    const { input } = this.options.shape;
    const out = new Float32Array(rows.length * input);
    rows.forEach((row, i) => {
      out.set(this.activations.subarray(row * input, (row + 1) * input), i * input);
    });
    return out;
  }

  private loaded(): PackedState {
    if (!this.packed) throw new Error('no state: call load first');
    return this.packed;
  }

  private replace([parameters, adamM, adamV]: Tensor1D[]): void {
    if (this.packed) this.backend.tf.dispose({ ...this.packed });
    this.packed = { parameters, adamM, adamV };
  }
}
