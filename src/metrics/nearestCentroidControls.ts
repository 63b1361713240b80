import { row } from '../engine/matrix';
import { covariance } from './covariance';
import { heaviest } from './heaviest';
import { leadingComponent } from './leadingComponent';
import { mean } from './mean';
import { type Labelled, nearestCentroid } from './nearestCentroid';
import { onePercent } from './onePercent';
import { pca } from './pca';
import { randomDirections } from './randomDirections';
import { selectRows } from './selectRows';

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
 * @param seed of the random directions.
 */
export function nearestCentroidControls(
  train: Labelled,
  test: Labelled,
  weights: ArrayLike<number>,
  classes: number,
  seed = 0,
): NearestCentroidControls {
  const ncc = nearestCentroid(train, test, classes);
  const { components } = pca(covariance(train.rows));
  const top = new Set(heaviest(weights, onePercent(train.rows.rows)));
  const light = Array.from({ length: train.rows.rows }, (_, i) => i).filter((i) => !top.has(i));
  const random = randomDirections(RANDOM_DIRECTIONS, train.rows.columns, seed);
  const directions = Array.from({ length: random.rows }, (_, k) => row(random, k));
  return {
    raw: ncc.accuracy(),
    minusPc1: ncc.accuracy(row(components, 0)),
    minusPc2: ncc.accuracy(row(components, 1)),
    minusRandom: mean(directions.map((direction) => ncc.accuracy(direction))),
    minusPc1WithoutHeaviest: ncc.accuracy(
      leadingComponent(covariance(selectRows(train.rows, light))).direction,
    ),
  };
}
