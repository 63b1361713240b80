import type { Matrix } from '../engine/matrix';

/** The coordinate of each row of [n x d] along `direction`, a vector of n. */
export function project({ rows, columns, data }: Matrix, direction: Float64Array): Float64Array {
  const along = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0, at = i * columns; j < columns; j++, at++) sum += data[at] * direction[j];
    along[i] = sum;
  }
  return along;
}
