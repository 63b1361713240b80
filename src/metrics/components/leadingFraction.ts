import type { Matrix } from '../../engine/matrix';
import { trace } from '../algebra/trace';
import { leadingVariance } from './pca';

/** The `fraction` of `leadingComponent` where its direction is not needed: the share of PC1, 0..1, the same to the bit. */
export function leadingFraction(covariance: Matrix): number {
  return leadingVariance(covariance) / trace(covariance);
}
