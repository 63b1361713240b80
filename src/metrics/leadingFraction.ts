import type { Matrix } from '../engine/matrix';
import { leadingVariance } from './pca';
import { trace } from './trace';

/** The `fraction` of `leadingComponent` where its direction is not needed: the share of PC1, 0..1, the same to the bit. */
export function leadingFraction(covariance: Matrix): number {
  return leadingVariance(covariance) / trace(covariance);
}
