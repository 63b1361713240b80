import { covariance } from '../algebra/covariance';
import { type LeadingComponent, leadingComponent } from '../components/leadingComponent';
import { betweenClassVariance } from './betweenClassVariance';
import type { Labelled } from './nearestCentroid';

export interface Contamination {
  /** Between-class variance in the complement of the snapshot's own PC1, in squared activation units. */
  readonly betweenClassVariance: number;
  /** Variance along PC1, in the same units. */
  readonly pc1Variance: number;
}

/**
 * What tells contamination from degradation: in a contaminated snapshot (onset) the variance along PC1 has grown, while
 * the class structure beside it keeps the variance that it had before (peak). Over training activations.
 * @param component PC1 of the rows, where it is known.
 */
export function contamination(
  { rows, labels }: Labelled,
  classes: number,
  component: LeadingComponent = leadingComponent(covariance(rows)),
): Contamination {
  const { direction, variance } = component;
  return {
    betweenClassVariance: betweenClassVariance(rows, labels, classes, direction),
    pc1Variance: variance,
  };
}
