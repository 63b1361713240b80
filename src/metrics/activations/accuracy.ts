import type { Matrix } from '../../engine/matrix';
import { argmax } from '../statistics/argmax';

/**
 * The share of rows of logits [n x p] whose largest entry is the label, 0..1; NaN for no rows.
 * @example
 * import { accuracy, matrix } from 'activation-supervision';
 * accuracy(matrix([[0.1, 0.9], [0.8, 0.2]]), [1, 1]); // => 0.5
 */
export function accuracy({ rows, columns, data }: Matrix, labels: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < rows; i++) {
    if (argmax(data, i * columns, (i + 1) * columns) === labels[i]) right++;
  }
  return right / rows;
}
