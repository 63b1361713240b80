import type { Matrix } from '../../engine/matrix';

/**
 * The coordinate of each row of [n x d] along `direction`, a vector of d. Each is summed in the order of the columns;
 * four rows at a time, since within a row every addition waits for the one before.
 */
export function project({ rows, columns, data }: Matrix, direction: Float64Array): Float64Array {
  const along = new Float64Array(rows);
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let j = 0, a = i * columns, b = a + columns, c = b + columns, d = c + columns; j < columns; j++) {
      const x = direction[j];
      sum0 += data[a++] * x;
      sum1 += data[b++] * x;
      sum2 += data[c++] * x;
      sum3 += data[d++] * x;
    }
    along[i] = sum0;
    along[i + 1] = sum1;
    along[i + 2] = sum2;
    along[i + 3] = sum3;
  }
  for (; i < rows; i++) {
    for (let j = 0, at = i * columns; j < columns; j++, at++) along[i] += data[at] * direction[j];
  }
  return along;
}
