/** A dense row-major matrix in float64: element (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** @throws RangeError when `data` does not hold `rows * columns` numbers. */
export function matrix(rows: number, columns: number, data = new Float64Array(rows * columns)): Matrix {
  if (data.length !== rows * columns) {
    throw new RangeError(`a ${rows} x ${columns} matrix needs ${rows * columns} numbers, got ${data.length}`);
  }
  return { rows, columns, data };
}

/** Row `i` as a view, not a copy. */
export function row(of: Matrix, i: number): Float64Array {
  return of.data.subarray(i * of.columns, (i + 1) * of.columns);
}
