import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { implicitQl } from './implicitQl';
import { reflected, tridiagonal } from './tridiagonal';

export interface Pca {
  /** Variances along the components, descending. */
  readonly variances: Float64Array;
  /** Unit components, [d x d]: row i belongs to `variances[i]`. The sign of a row means nothing. */
  readonly components: Matrix;
}

/**
 * Principal components of a symmetric [d x d] covariance, by full symmetric eigendecomposition
 * (Householder and implicit QL), which stays exact where eigenvalues lie close together.
 * @throws InputError when the covariance is not square or holds a number that is not finite.
 * @example
 * import { openRun, pca } from 'activation-supervision';
 * const { variances, components } = pca(openRun('baseline').covariance(25_000));
 * variances.subarray(0, 3); // => [130.1262, 4.9704, 4.2171]
 * const pc1 = components.data.subarray(0, components.columns); // a unit vector
 */
export function pca(covariance: Matrix): Pca {
  const { unit, scale } = scaled(covariance);
  const d = unit.rows;
  const reduced = tridiagonal(unit);
  const vectors = reflected(reduced);
  const values = implicitQl(reduced, vectors);
  const order = Array.from(values.keys()).sort((i, j) => values[j] - values[i]);
  const components = matrix(d, d);
  for (const [i, at] of order.entries()) {
    for (let j = 0; j < d; j++) components.data[i * d + j] = vectors.data[j * d + at];
  }
  return { variances: Float64Array.from(order, (at) => values[at] * scale), components };
}

/**
 * The largest of the variances that `pca` gives, to the bit, in a third of the time: no component is computed.
 * @throws InputError as `pca`.
 */
export function leadingVariance(covariance: Matrix): number {
  const { unit, scale } = scaled(covariance);
  return implicitQl(tridiagonal(unit)).reduce((most, value) => Math.max(most, value)) * scale;
}

/** The covariance in units of its largest entry. */
function scaled({ rows: d, columns, data }: Matrix): { unit: Matrix; scale: number } {
  if (d !== columns || d === 0)
    throw new InputError(`pca: expected a square matrix, found ${d} x ${columns}`);
  let most = 0;
  for (const c of data) {
    if (!Number.isFinite(c)) throw new InputError(`pca: expected finite covariances, found ${c}`);
    most = Math.max(most, Math.abs(c));
  }
  const scale = most || 1;
  const unit = matrix(d, d);
  for (let k = 0; k < data.length; k++) unit.data[k] = withoutDust(data[k] / scale);
  return { unit, scale };
}

/** Zero for what no eigenvalue can feel, but whose square underflows and makes the iteration return NaN. */
function withoutDust(c: number): number {
  return Math.abs(c) < 1e-60 ? 0 : c;
}
