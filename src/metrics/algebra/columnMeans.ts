import type { Matrix } from '../../engine/matrix';

/** The mean of each column of [n x d], a vector of d. NaN for a matrix without rows. */
export function columnMeans({ rows, columns, data }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) means[j] += data[i * columns + j];
  }
  for (let j = 0; j < columns; j++) means[j] /= rows;
  return means;
}
