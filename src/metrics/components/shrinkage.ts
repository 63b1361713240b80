import type { Matrix } from '../../engine/matrix';
import { multiply, multiplyTransposed } from '../../engine/multiply';
import { centre } from '../algebra/centre';
import { columnMeans } from '../algebra/columnMeans';
import { covariance } from '../algebra/covariance';
import { pca } from './pca';

/** Rows drawn towards what is usual, component by component. */
export interface Shrinkage {
  /** Rows [n x d] after each component's coordinate is multiplied by its factor, 0..1. */
  apply(rows: Matrix, factor: (variance: number, k: number) => number): Matrix;
}

/**
 * Towards the mean of a reference [n x d] along its principal components: factors of 1 and 0 project onto some of them, v / (v + noise)
 * is the posterior mean of a Gaussian of the reference's covariance seen under noise of that variance.
 */
export function shrinkage(reference: Matrix): Shrinkage {
  const means = columnMeans(reference);
  const { variances, components } = pca(covariance(reference));
  return {
    apply(rows, factor) {
      const along = multiplyTransposed(centre(rows, means), components);
      const factors = Float64Array.from(variances, (variance, k) => factor(Math.max(0, variance), k));
      for (let i = 0; i < along.data.length; i++) along.data[i] *= factors[i % along.columns];
      const out = multiply(along, components);
      for (let i = 0; i < out.data.length; i++) out.data[i] += means[i % out.columns];
      return out;
    },
  };
}

/** Onto the `count` leading components. */
export const ontoLeading = (count: number) => (_: number, k: number) => (k < count ? 1 : 0);

/** The posterior mean under noise of a variance. */
export const underNoise = (noise: number) => (variance: number) =>
  variance === 0 ? 0 : variance / (variance + noise);
