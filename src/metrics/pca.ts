import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import type { Matrix } from '../engine/matrix';
import { matrix } from '../engine/matrix';
import { InputError } from '../inputError';

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
 */
export function pca(covariance: Matrix): Pca {
  const { rows: d, columns, data } = covariance;
  if (d !== columns || d === 0)
    throw new InputError(`pca: expected a square matrix, found ${d} x ${columns}`);
  const bad = data.findIndex((x) => !Number.isFinite(x));
  if (bad !== -1) throw new InputError(`pca: expected finite covariances, found ${data[bad]}`);
  const scale = data.reduce((most, c) => Math.max(most, Math.abs(c)), 0) || 1;
  const dense = MlMatrix.from1DArray(
    d,
    d,
    Array.from(data, (c) => withoutDust(c / scale)),
  );
  const evd = new EigenvalueDecomposition(dense, { assumeSymmetric: true });
  const order = evd.realEigenvalues.map((value, at) => ({ value, at })).sort((x, y) => y.value - x.value);
  const components = matrix(d, d);
  for (const [i, { at }] of order.entries()) {
    for (let j = 0; j < d; j++) components.data[i * d + j] = evd.eigenvectorMatrix.get(j, at);
  }
  return { variances: Float64Array.from(order, ({ value }) => value * scale), components };
}

/** Zero for what no eigenvalue can feel, but whose square underflows and makes the iteration return NaN. */
function withoutDust(c: number): number {
  return Math.abs(c) < 1e-60 ? 0 : c;
}
