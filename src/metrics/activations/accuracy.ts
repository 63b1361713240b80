import type { Matrix } from '../../engine/matrix';
import { argmax } from '../statistics/argmax';

/** The share of rows of logits [n x p] whose largest entry is the label, 0..1; NaN for no rows. */
export function accuracy({ rows, columns, data }: Matrix, labels: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < rows; i++) {
    if (argmax(data, i * columns, (i + 1) * columns) === labels[i]) right++;
  }
  return right / rows;
}
