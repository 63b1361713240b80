import type { Matrix } from '../../engine/matrix';

/** Givens rotations: number i turns columns i and i + 1. */
export interface Rotations {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/**
 * Rotations m - 1 down to l of the columns of a matrix, in place. Each row is turned through all of them before the
 * next, so that what a rotation leaves for the one after it needs no memory; four rows at a time, since within a row
 * every rotation waits for the one before.
 */
export function rotateColumns({ rows, columns, data }: Matrix, l: number, m: number, by: Rotations): void {
  const { cosines, sines } = by;
  let i = 0;
  for (; i + 3 < rows; i += 4) {
    let a = i * columns + m;
    let b = a + columns;
    let c = b + columns;
    let d = c + columns;
    let x = data[a];
    let y = data[b];
    let z = data[c];
    let w = data[d];
    for (let k = m - 1; k >= l; k--) {
      const cosine = cosines[k];
      const sine = sines[k];
      const x1 = data[a - 1];
      const y1 = data[b - 1];
      const z1 = data[c - 1];
      const w1 = data[d - 1];
      data[a--] = sine * x1 + cosine * x;
      data[b--] = sine * y1 + cosine * y;
      data[c--] = sine * z1 + cosine * z;
      data[d--] = sine * w1 + cosine * w;
      x = cosine * x1 - sine * x;
      y = cosine * y1 - sine * y;
      z = cosine * z1 - sine * z;
      w = cosine * w1 - sine * w;
    }
    data[a] = x;
    data[b] = y;
    data[c] = z;
    data[d] = w;
  }
  for (; i < rows; i++) {
    const start = i * columns;
    let x = data[start + m];
    for (let k = m - 1; k >= l; k--) {
      const x1 = data[start + k];
      data[start + k + 1] = sines[k] * x1 + cosines[k] * x;
      x = cosines[k] * x1 - sines[k] * x;
    }
    data[start + l] = x;
  }
}
