/**
 * The sum over k of weights[k] times row k, of the leading m rows and columns of a matrix, m numbers. Each number is
 * summed in the order of the rows; four rows are passed at a time, which spares loading and storing the sums.
 * @param data row-major, `stride` numbers a row. @param weights m numbers.
 */
export function weightedRowSum(data: Float64Array, stride: number, weights: Float64Array): Float64Array {
  const m = weights.length;
  const sum = new Float64Array(m);
  let k = 0;
  for (; k + 3 < m; k += 4) {
    const w0 = weights[k];
    const w1 = weights[k + 1];
    const w2 = weights[k + 2];
    const w3 = weights[k + 3];
    for (let j = 0, a = k * stride, b = a + stride, c = b + stride, d = c + stride; j < m; j++) {
      sum[j] = sum[j] + data[a++] * w0 + data[b++] * w1 + data[c++] * w2 + data[d++] * w3;
    }
  }
  for (; k < m; k++) {
    const weight = weights[k];
    for (let j = 0, at = k * stride; j < m; j++, at++) sum[j] += data[at] * weight;
  }
  return sum;
}
