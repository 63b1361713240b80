import fc from 'fast-check';
import { type Matrix, matrix } from '../../src/engine/matrix';

/** Numbers from -10 to 10, none of them denormal. */
export const number = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1e5);

export function vectorOf(n: number): fc.Arbitrary<Float64Array> {
  return fc.array(number, { minLength: n, maxLength: n }).map((x) => Float64Array.from(x));
}

export function matrixOf(rows: number, columns: number): fc.Arbitrary<Matrix> {
  return vectorOf(rows * columns).map((data) => matrix(rows, columns, data));
}

/** Unit vectors of d. */
export function unitOf(d: number): fc.Arbitrary<Float64Array> {
  return vectorOf(d)
    .filter((x) => Math.hypot(...x) > 0.1)
    .map((x) => x.map((v) => v / Math.hypot(...x)));
}
