import type { Matrix } from '../../engine/matrix';
import { type Rotations, rotateColumns } from './rotateColumns';
import type { Tridiagonal } from './tridiagonal';

/**
 * The eigenvalues of T by QL steps with implicit shifts (EISPACK's tql2), in no order: the same to the bit with vectors
 * and without.
 * @param vectors Q of T, [n x n], whose columns become the eigenvectors.
 */
export function implicitQl(
  { diagonal, beside }: Pick<Tridiagonal, 'diagonal' | 'beside'>,
  vectors?: Matrix,
): Float64Array {
  const d = diagonal.slice();
  const e = new Float64Array(d.length);
  e.set(beside.subarray(1));
  const rotations = { cosines: new Float64Array(d.length), sines: new Float64Array(d.length) };
  let shift = 0;
  let size = 0;
  for (let l = 0; l < d.length; l++) {
    size = Math.max(size, Math.abs(d[l]) + Math.abs(e[l]));
    const small = Number.EPSILON * size;
    let m = l;
    while (Math.abs(e[m]) > small) m++;
    if (m > l) {
      do {
        shift += step(d, e, l, m, rotations);
        if (vectors) rotateColumns(vectors, l, m, rotations);
      } while (Math.abs(e[l]) > small);
    }
    d[l] += shift;
    e[l] = 0;
  }
  return d;
}

/** One QL step on rows l to m, in place. @returns what it took off the diagonal from l on. */
function step(d: Float64Array, e: Float64Array, l: number, m: number, rotations: Rotations): number {
  const { cosines, sines } = rotations;
  const start = d[l];
  const ratio = (d[l + 1] - start) / (2 * e[l]);
  const r = ratio < 0 ? -hypotenuse(ratio, 1) : hypotenuse(ratio, 1);
  d[l] = e[l] / (ratio + r);
  d[l + 1] = e[l] * (ratio + r);
  const second = d[l + 1];
  const shift = start - d[l];
  for (let i = l + 2; i < d.length; i++) d[i] -= shift;
  const beside = e[l + 1];
  let p = d[m];
  let c = 1;
  let c2 = 1;
  let c3 = 1;
  let s = 0;
  let s2 = 0;
  for (let i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const g = c * e[i];
    const h = c * p;
    const length = hypotenuse(p, e[i]);
    e[i + 1] = s * length;
    sines[i] = s = e[i] / length;
    cosines[i] = c = p / length;
    p = c * d[i] - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]);
  }
  p = (-s * s2 * c3 * beside * e[l]) / second;
  e[l] = s * p;
  d[l] = c * p;
  return shift;
}

/** The root of a² + b², safe from overflow; not Math.hypot, whose last bit may differ between machines. */
function hypotenuse(a: number, b: number): number {
  const aIsLarger = Math.abs(a) > Math.abs(b);
  const large = aIsLarger ? a : b;
  if (large === 0) return 0;
  const ratio = (aIsLarger ? b : a) / large;
  return Math.abs(large) * Math.sqrt(1 + ratio * ratio);
}
