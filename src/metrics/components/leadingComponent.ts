import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { trace } from '../algebra/trace';
import { type Pca, pca } from './pca';

export interface LeadingComponent {
  /** Unit vector of d; its sign means nothing (see `signDirection`). */
  readonly direction: Float64Array;
  /** Variance along it. */
  readonly variance: number;
  /** Its share of the total variance, 0..1; NaN when there is no variance at all. */
  readonly fraction: number;
}

/**
 * The first principal component of a [d x d] covariance, by full eigendecomposition.
 * @throws InputError as `pca`.
 * @example
 * import { covariance, forward, leadingComponent, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { h1 } = forward(run.parameters(25_700), run.shape, run.data.split.train.pairs);
 * leadingComponent(covariance(h1)).fraction; // => 0.9357
 */
export function leadingComponent(covariance: Matrix): LeadingComponent {
  return leadingOf(pca(covariance), covariance);
}

/** As `leadingComponent`, of components that are known. */
export function leadingOf({ variances, components }: Pca, covariance: Matrix): LeadingComponent {
  return {
    direction: row(components, 0).slice(),
    variance: variances[0],
    fraction: variances[0] / trace(covariance),
  };
}
