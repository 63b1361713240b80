import type { Matrix } from './matrix';
import { matrix } from './matrix';

/**
 * The product a b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.columns, b.rows);
  const out = matrix(a.rows, b.columns);
  const [inner, n] = [a.columns, b.columns];
  for (let i = 0; i < a.rows; i++) {
    accumulateRow(out.data, i * n, n, b.data, inner, a.data, i * inner, 1);
  }
  return out;
}

/**
 * The product a bᵀ in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  return multiply(a, transposed(b));
}

/**
 * The product aᵀ b in float64.
 * @throws RangeError when the inner sizes differ.
 */
export function transposedMultiply(a: Matrix, b: Matrix): Matrix {
  expectEqual(a.rows, b.rows);
  const out = matrix(a.columns, b.columns);
  const [m, n] = [a.columns, b.columns];
  const block = 32;
  for (let r = 0; r < a.rows; r += block) {
    const inner = Math.min(block, a.rows - r);
    const rows = b.data.subarray(r * n, (r + inner) * n);
    for (let i = 0; i < m; i++) accumulateRow(out.data, i * n, n, rows, inner, a.data, r * m + i, m);
  }
  return out;
}

/** out[at..at+n] += sum over k of a[from + k * step] * row k of b; four rows of b at a time. */
function accumulateRow(
  out: Float64Array,
  at: number,
  n: number,
  b: Float64Array,
  inner: number,
  a: Float64Array,
  from: number,
  step: number,
): void {
  let k = 0;
  for (; k + 4 <= inner; k += 4) {
    const a0 = a[from + k * step];
    const a1 = a[from + (k + 1) * step];
    const a2 = a[from + (k + 2) * step];
    const a3 = a[from + (k + 3) * step];
    const b0 = k * n;
    for (let j = 0; j < n; j++) {
      const q = b0 + j;
      out[at + j] += a0 * b[q] + a1 * b[q + n] + a2 * b[q + 2 * n] + a3 * b[q + 3 * n];
    }
  }
  for (; k < inner; k++) {
    const ak = a[from + k * step];
    for (let j = 0; j < n; j++) out[at + j] += ak * b[k * n + j];
  }
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const out = matrix(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out.data[j * rows + i] = data[i * columns + j];
  }
  return out;
}

function expectEqual(a: number, b: number): void {
  if (a !== b) throw new RangeError(`inner sizes differ: ${a} and ${b}`);
}
