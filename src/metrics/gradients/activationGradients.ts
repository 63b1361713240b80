import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { multiplyTransposed } from '../../engine/multiply';
import { type GradientArithmetic, logitGradients } from './logitGradients';

export interface HeadInput {
  /** [n x p], float64. */
  readonly logits: Matrix;
  readonly labels: ArrayLike<number>;
  /** Loss weight of each sample. */
  readonly weights: ArrayLike<number>;
  /** The parameter `head.kernel`, [d x p] row-major. */
  readonly headKernel: Float32Array;
}

/**
 * The force of each training sample on its activation: row r is g_r = w_r dCE_r/dh1, [n x d], the gradient that
 * reaches h1 from the head, before the ReLU below masks it (essay, "The memorization direction from the loss landscape").
 * `arithmetic` concerns dCE/dlogits only; the weighting and the product with the head are float64 in both.
 * @example
 * import { activationGradients, forward, openRun } from 'activation-supervision';
 * const { parameters, shape, data } = openRun('baseline');
 * const { pairs, labels } = data.split.train;
 * const { logits } = forward(parameters(20_000), shape, pairs);
 * const headKernel = parameters(20_000)['head.kernel'];
 * const { weights } = data;
 * const forces = activationGradients({ logits, labels, weights, headKernel }, 'exact');
 * [forces.rows, forces.columns]; // => [2822, 128]
 */
export function activationGradients(input: HeadInput, arithmetic: GradientArithmetic): Matrix {
  const { logits, labels, weights, headKernel } = input;
  const gradients = logitGradients(logits, labels, arithmetic);
  for (let i = 0; i < gradients.rows; i++) {
    for (let j = 0; j < gradients.columns; j++) gradients.data[i * gradients.columns + j] *= weights[i];
  }
  const d = headKernel.length / logits.columns;
  return multiplyTransposed(gradients, matrix(d, logits.columns, Float64Array.from(headKernel)));
}
