import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { exp } from '../../random/exp';
import { float32Sum } from '../algebra/float32Sum';
import { argmax } from '../statistics/argmax';

/**
 * How dCE/dlogits is computed. `exact`: float64, the label entry as minus the sum of the others, so that nothing
 * cancels. `float32AsTrained`: logits, exponentials, their sum and quotients in float32 and the label entry as p_y - 1,
 * which is a multiple of 2^-24 and zero or one rounding unit for a sample learnt by heart.
 */
export type GradientArithmetic = 'exact' | 'float32AsTrained';

/**
 * dCE/dlogits = softmax - one-hot for each row of logits `[n x p]`, not weighted, `[n x p]`.
 * @param labels n classes, 0..p-1.
 * @example
 * import { logitGradients, matrix } from 'activation-supervision';
 * const logits = matrix([[18, 0, 0]]);
 * logitGradients(logits, [0], 'exact').data[0] * 2 ** 24; // => -0.5110
 * logitGradients(logits, [0], 'float32AsTrained').data[0]; // => 0
 */
export function logitGradients(
  logits: Matrix,
  labels: ArrayLike<number>,
  arithmetic: GradientArithmetic,
): Matrix {
  const out = matrix(logits.rows, logits.columns);
  const fill = arithmetic === 'exact' ? exactRow : float32Row;
  for (let i = 0; i < out.rows; i++) fill(row(logits, i), labels[i], row(out, i));
  return out;
}

function exactRow(z: Float64Array, label: number, out: Float64Array): void {
  const top = z[argmax(z)];
  let sum = 0;
  for (let j = 0; j < z.length; j++) sum += out[j] = exp(z[j] - top);
  let others = 0;
  for (let j = 0; j < z.length; j++) {
    out[j] /= sum;
    if (j !== label) others += out[j];
  }
  out[label] = -others;
}

function float32Row(z: Float64Array, label: number, out: Float64Array): void {
  const top = Math.fround(z[argmax(z)]);
  for (let j = 0; j < z.length; j++) out[j] = Math.fround(exp(Math.fround(Math.fround(z[j]) - top)));
  const sum = float32Sum(out);
  for (let j = 0; j < z.length; j++) out[j] = Math.fround(out[j] / sum);
  out[label] = Math.fround(out[label] - 1);
}
