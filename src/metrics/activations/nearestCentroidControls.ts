import { type Matrix, row } from '../../engine/matrix';
import { covariance } from '../algebra/covariance';
import { covarianceWithout } from '../algebra/covarianceWithout';
import { randomDirections } from '../algebra/randomDirections';
import { leadingComponent } from '../components/leadingComponent';
import { type Pca, pca } from '../components/pca';
import { heaviest } from '../statistics/heaviest';
import { mean } from '../statistics/mean';
import { onePercent } from '../statistics/onePercent';
import { type Labelled, nearestCentroid } from './nearestCentroid';

/** NCC accuracies, 0..1, with what the name says projected out of training and test activations. */
export interface NearestCentroidControls {
  readonly raw: number;
  readonly minusPc1: number;
  readonly minusPc2: number;
  /** The mean over 20 random directions. */
  readonly minusRandom: number;
  /** PC1 of the covariance without the 1 % highest-weight training samples (28 of 2,822); centroids from all. */
  readonly minusPc1WithoutHeaviest: number;
}

const RANDOM_DIRECTIONS = 20;

/**
 * NCC with centroids from training activations and test samples assigned, beside its controls (DEFINITIONS "Numbers").
 * @param weights loss weight of each training sample.
 * @param spread covariance of the training activations, and its components, where they are known.
 * @param seed of the random directions.
 */
export function nearestCentroidControls(
  train: Labelled,
  test: Labelled,
  weights: ArrayLike<number>,
  classes: number,
  spread: Matrix = covariance(train.rows),
  { components }: Pca = pca(spread),
  seed = 0,
): NearestCentroidControls {
  const ncc = nearestCentroid(train, test, classes);
  const top = heaviest(weights, onePercent(train.rows.rows));
  const random = randomDirections(RANDOM_DIRECTIONS, train.rows.columns, seed);
  return {
    raw: ncc.accuracy(),
    minusPc1: ncc.accuracy(row(components, 0)),
    minusPc2: ncc.accuracy(row(components, 1)),
    minusRandom: mean(ncc.accuracies(random)),
    minusPc1WithoutHeaviest: ncc.accuracy(
      leadingComponent(covarianceWithout(train.rows, spread, top)).direction,
    ),
  };
}
