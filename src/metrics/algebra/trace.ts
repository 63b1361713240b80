import type { Matrix } from '../../engine/matrix';

/** The sum of the diagonal of a square matrix; of a covariance, the total variance. */
export function trace({ rows, columns, data }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += data[i * columns + i];
  return sum;
}
