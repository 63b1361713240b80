/**
 * The inverse of a small square matrix, by rows: LU with the largest pivots, column by column (Crout and Doolittle).
 * @throws RangeError for a singular one.
 */
export function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const lu = matrix.map((row) => [...row]);
  const solved = matrix.map((_, i) => matrix.map((_, j) => (i === j ? 1 : 0)));
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let k = 0; k < Math.min(i, j); k++) sum += lu[i][k] * lu[k][j];
      lu[i][j] -= sum;
    }
    let pivot = j;
    for (let i = j + 1; i < n; i++) if (Math.abs(lu[i][j]) > Math.abs(lu[pivot][j])) pivot = i;
    for (const rows of [lu, solved]) [rows[j], rows[pivot]] = [rows[pivot], rows[j]];
    if (lu[j][j] === 0)
      throw new RangeError('inverted: expected a matrix that has an inverse, found a singular one');
    for (let i = j + 1; i < n; i++) lu[i][j] /= lu[j][j];
  }
  const subtract = (from: number, times: number) => {
    for (let j = 0; j < n; j++) solved[from][j] -= solved[times][j] * lu[from][times];
  };
  for (let k = 0; k < n; k++) for (let i = k + 1; i < n; i++) subtract(i, k);
  for (let k = n - 1; k >= 0; k--) {
    for (let j = 0; j < n; j++) solved[k][j] /= lu[k][k];
    for (let i = 0; i < k; i++) subtract(i, k);
  }
  return solved;
}
