import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { weightedRowSum } from '../algebra/weightedRowSum';

/** A symmetric [n x n] matrix as Q T Q^T, T tridiagonal. */
export interface Tridiagonal {
  /** The diagonal of T. */
  readonly diagonal: Float64Array;
  /** Beside it: T(i, i - 1) at i; 0 at 0. */
  readonly beside: Float64Array;
  /** Q as Householder's reflections: the vector u of reflection i, 1 to n - 1, in the first i places of row i. */
  readonly reflections: Matrix;
  /** Half of u . u, by reflection; 0 where nothing is reflected. */
  readonly halves: Float64Array;
}

/**
 * Householder's reduction from the last row up: the first half of EISPACK's tred2, its sums in its order, but along rows.
 * @param of symmetric [n x n]; only its lower half is read.
 */
export function tridiagonal(of: Matrix): Tridiagonal {
  const n = of.rows;
  const reflections = matrix(n, n, of.data.slice());
  const { data } = reflections;
  const [diagonal, beside, halves] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = n - 1; i > 0; i--) {
    diagonal[i] = data[i * n + i];
    const u = row(reflections, i).subarray(0, i);
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(u[k]);
    if (scale === 0) continue;
    let h = 0;
    for (let k = 0; k < i; k++) {
      u[k] /= scale;
      h += u[k] * u[k];
    }
    const last = u[i - 1];
    const g = last > 0 ? -Math.sqrt(h) : Math.sqrt(h);
    h -= last * g;
    u[i - 1] = last - g;
    reflectBothSides(data, n, u, h);
    beside[i] = scale * g;
    halves[i] = h;
  }
  diagonal[0] = data[0];
  return { diagonal, beside, reflections, halves };
}

/** A - u q^T - q u^T in the lower half of the leading block as large as u. */
function reflectBothSides(data: Float64Array, n: number, u: Float64Array, h: number): void {
  const q = symmetricProduct(data, n, u);
  let f = 0;
  for (let j = 0; j < q.length; j++) {
    q[j] /= h;
    f += q[j] * u[j];
  }
  const half = f / (h + h);
  for (let j = 0; j < q.length; j++) q[j] -= half * u[j];
  for (let k = 0; k < u.length; k++) {
    const start = k * n;
    const uk = u[k];
    const qk = q[k];
    for (let j = 0; j <= k; j++) data[start + j] -= u[j] * qk + q[j] * uk;
  }
}

/** A u of the symmetric leading block, from its lower half: each number is summed in the order of the columns. */
function symmetricProduct(data: Float64Array, n: number, u: Float64Array): Float64Array {
  const q = new Float64Array(u.length);
  for (let k = 0; k < u.length; k++) {
    const start = k * n;
    const uk = u[k];
    let sum = 0;
    for (let j = 0; j < k; j++) {
      const a = data[start + j];
      sum += a * u[j];
      q[j] += a * uk;
    }
    q[k] = sum + data[start + k] * uk;
  }
  return q;
}

/** Q of `tridiagonal`, [n x n]: its reflections one after the other on the identity. */
export function reflected({ reflections, halves }: Tridiagonal): Matrix {
  const n = reflections.rows;
  const out = matrix(n, n);
  out.data[0] = 1;
  for (let i = 1; i < n; i++) {
    if (halves[i] !== 0) {
      const u = row(reflections, i).subarray(0, i);
      const along = weightedRowSum(out.data, n, u);
      for (let k = 0; k < i; k++) {
        const start = k * n;
        const part = u[k] / halves[i];
        for (let j = 0; j < i; j++) out.data[start + j] -= along[j] * part;
      }
    }
    out.data[i * n + i] = 1;
  }
  return out;
}
