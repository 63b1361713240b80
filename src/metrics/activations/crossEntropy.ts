import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { exp } from '../../random/exp';
import { log } from '../../random/log';
import { log1p } from '../../random/log1p';
import { argmax } from '../statistics/argmax';

/**
 * Softmax cross-entropy of each row of logits [n x p] in float64, natural logarithm. Where the label has the largest
 * logit it is log(1 + sum over the others of e^(z_j - z_y)), which keeps its digits down to the smallest losses.
 */
export function crossEntropy(logits: Matrix, labels: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: logits.rows }, (_, i) => {
    const z = row(logits, i);
    const top = argmax(z);
    let others = 0;
    for (let j = 0; j < z.length; j++) if (j !== top) others += exp(z[j] - z[top]);
    return top === labels[i] ? log1p(others) : z[top] - z[labels[i]] + log(1 + others);
  });
}
