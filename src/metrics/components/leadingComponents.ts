import { type Matrix, matrix, row } from '../../engine/matrix';
import { multiply, multiplyTransposed } from '../../engine/multiply';
import { norm } from '../algebra/norm';
import { randomDirections } from '../algebra/randomDirections';
import { takeOff } from '../algebra/takeOff';
import { type Pca, pca } from './pca';

/** As `Pca`, of the first k components, [k x d]; with how they were found. */
export interface LeadingComponents extends Pca {
  /** Whether by full eigendecomposition: then there are all d of them. */
  readonly exact: boolean;
  /** The largest length of C v - variance v, over the largest variance; of rounding alone where exact. */
  readonly residual: number;
}

/** The most dimensions that are decomposed in full: seconds. */
export const EXACT_UP_TO = 1024;

const CONVERGED = 1e-9;
const MOST_ROUNDS = 16;
const SPARE = 8;

/**
 * Principal components of a symmetric positive semi-definite [d x d] covariance: all of them (`pca`) up to 1,024
 * dimensions, the first `k` beyond, by a block Krylov space from a fixed random start (Musco and Musco, 2015), whose
 * blocks are wider than k, so that equal variances are all found. A pure function of its arguments.
 * @throws InputError as `pca`.
 */
export function leadingComponents(of: Matrix, k = 32, exactUpTo = EXACT_UP_TO): LeadingComponents {
  if (of.rows <= exactUpTo || of.rows <= 2 * (k + SPARE)) {
    return { ...pca(of), exact: true, residual: Number.EPSILON };
  }
  return krylov(of, k);
}

function krylov(of: Matrix, k: number): LeadingComponents {
  const d = of.rows;
  const width = k + SPARE;
  let basis = orthonormal(randomDirections(width, d, 0), matrix(0, d));
  let block = basis;
  for (let round = 1; ; round++) {
    const images = multiply(basis, of);
    const inside = pca(symmetric(multiplyTransposed(basis, images)));
    const coordinates = matrix(k, basis.rows, inside.components.data.slice(0, k * basis.rows));
    const components = multiply(coordinates, basis);
    const variances = inside.variances.slice(0, k);
    const residual = largestResidual(multiply(coordinates, images), components, variances);
    const full = basis.rows + width > d;
    if (residual <= CONVERGED || full || round === MOST_ROUNDS) {
      return { variances, components, exact: false, residual };
    }
    const next = matrix(block.rows, d, images.data.slice((basis.rows - block.rows) * d));
    block = orthonormal(next, basis);
    basis = stacked(basis, block);
  }
}

function largestResidual(images: Matrix, components: Matrix, variances: Float64Array): number {
  let most = 0;
  for (let i = 0; i < variances.length; i++) {
    const v = row(components, i);
    most = Math.max(most, norm(row(images, i).map((x, j) => x - variances[i] * v[j])));
  }
  return most / (variances[0] || 1);
}

/** Rows made orthonormal to `before` and each other, twice over; those that nothing is left of are left out. */
function orthonormal(rows: Matrix, before: Matrix): Matrix {
  const kept: Float64Array[] = [];
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i).slice();
    const start = norm(x);
    for (let pass = 0; pass < 2; pass++) {
      for (let b = 0; b < before.rows; b++) takeOff(x, row(before, b));
      for (const other of kept) takeOff(x, other);
    }
    const length = norm(x);
    if (length > 1e-12 * start) kept.push(x.map((value) => value / length));
  }
  const out = matrix(kept.length, rows.columns);
  for (const [i, x] of kept.entries()) row(out, i).set(x);
  return out;
}

function stacked(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows + b.rows, a.columns);
  out.data.set(a.data);
  out.data.set(b.data, a.data.length);
  return out;
}

function symmetric(of: Matrix): Matrix {
  const n = of.rows;
  const out = matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out.data[i * n + j] = (of.data[i * n + j] + of.data[j * n + i]) / 2;
  }
  return out;
}
