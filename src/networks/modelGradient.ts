import type { Tensor } from '@tensorflow/tfjs';
import { loadTfjs } from '../compute/loadTfjs';
import type { Matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { columnSums } from '../metrics/algebra/columnSums';
import type { TfjsLabelGradient } from '../models/tfjsLabelLoss';
import { activationsAndLogits, type BatchOptions, joined } from './activationsOf';
import type { LayerChoice, Network } from './network';
import { BATCH, checkSamples, countOf, inputSlice, type NetworkInputs } from './networkInputs';
import { networkLogits } from './networkLogits';
import { range, weightedLoss } from './weightedLoss';

export interface ModelGradientOptions extends BatchOptions {
  /** `subtractive`, the default, as automatic differentiation has it: p_y - 1; `summed`: minus the sum of the others. */
  readonly labelGradient?: TfjsLabelGradient;
}

/** The effective gradient of a tfjs network, sample by sample and summed. */
export interface ModelGradient {
  /** Row r is w_r dCE_r/dh, `[n x d]`. */
  readonly perSample: Matrix;
  /** Its sum over samples, `[d]`: the effective gradient. */
  readonly sum: Float64Array;
  /** `[n x d]`, what the gradient is with respect to. */
  readonly activations: Matrix;
  /** `[n x classes]`. */
  readonly logits: Matrix;
}

/**
 * The effective gradient of a tfjs network: the gradient of sum_r w_r CE_r with respect to a layer's activations, sample by
 * sample and summed, float32 by automatic differentiation, before what lies below the layer masks it (DEFINITIONS, "Effective
 * gradient"). The two arithmetics of the label entry are one on paper; in float32 `subtractive` loses all digits of a sample
 * that is learnt to 2^-24.
 *
 * @param network a `tf.LayersModel` or a function of tensors; a softmax at the end of a model is left out.
 * @param layer the layer's name; of a model also its place (-2: the last but one).
 * @param inputs `[n, ...]`, a tensor or a matrix.
 * @param labels `[n]`, the class of each sample, 0..classes-1.
 * @param weights `[n]`, the loss weight of each sample.
 * @throws InputError for a layer that is not there, labels or weights that do not fit, a function that gives probabilities.
 * @example
 * import { loadTfjs, modelGradient, type NetworkFunction } from 'activation-supervision';
 * const tf = loadTfjs();
 * const kernel = tf.tensor2d([[1, 0], [0, 1]]);
 * const network: NetworkFunction = (x, at) => at('h', x).matMul(kernel);
 * const inputs = tf.tensor2d([[0, 0], [2, 0]]);
 * const { sum } = await modelGradient(network, 'h', inputs, [0, 1], [0.5, 0.5]);
 * sum; // => [0.1904, -0.1904]
 */
export async function modelGradient(
  network: Network,
  layer: LayerChoice,
  inputs: NetworkInputs,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  { labelGradient = 'subtractive', batchSize = BATCH }: ModelGradientOptions = {},
): Promise<ModelGradient> {
  const tf = loadTfjs();
  const n = countOf(inputs);
  const { activations, logits } = await activationsAndLogits(network, layer, inputs, { batchSize });
  checkSamples(n, logits.columns, labels, weights);
  if (typeof network === 'function') refuseProbabilities(logits);
  const parts: Float32Array[] = [];
  for (let from = 0; from < n; from += batchSize) {
    const to = Math.min(n, from + batchSize);
    const gradient = tf.tidy(() => {
      const batch = inputSlice(tf, inputs, from, to);
      const loss = weightedLoss(tf, logits.columns, labels, weights, range(from, to), labelGradient);
      const height = to - from;
      const flat = tf.tensor2d(
        Float32Array.from(activations.data.subarray(from * activations.columns, to * activations.columns)),
        [height, activations.columns],
      );
      const lossOf = (h: Tensor) =>
        loss(networkLogits(network, batch, { layer, through: (own) => tf.reshape(h, own.shape) }));
      return tf.grad(lossOf)(flat);
    });
    parts.push((await gradient.data()) as Float32Array);
    gradient.dispose();
  }
  const perSample = joined(parts, n);
  return { perSample, sum: columnSums(perSample), activations, logits };
}

/** @throws InputError for rows that are all shares of one. */
function refuseProbabilities({ rows, columns, data }: Matrix): void {
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns);
    const total = row.reduce((sum, value) => sum + value, 0);
    if (Math.abs(total - 1) > 1e-5 || row.some((value) => value < 0)) return;
  }
  throw new InputError('network: expected logits, found rows of probabilities: leave the softmax out');
}
