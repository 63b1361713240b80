import { matrix, row } from '../../engine/matrix';
import type { Labelled } from '../activations/nearestCentroid';
import { sumMeans } from '../activations/sumMeans';
import { mean } from '../statistics/mean';
import { fourierSpectrum } from './fourierSpectrum';

export interface LogitSpectrum {
  /**
   * Energy of the logits [p² x p] along cos and sin of 2 pi k (a + b - c) / p, for k = 0..floor(p/2): what the trig
   * algorithm of Nanda et al. (arXiv 2301.05217, section 3.1) computes.
   */
  readonly energies: Float64Array;
  /** Sum of squares of the logits less their mean over c, which softmax does not see. Frequencies 1 and up sum to at most this. */
  readonly total: number;
}

/** @param sets logits that together hold every pair once: training and test set. */
export function logitSpectrum(sets: readonly Labelled[], p: number): LogitSpectrum {
  const bySum = sumMeans(sets, p);
  const profile = matrix(p, 1);
  for (let s = 0; s < p; s++) {
    for (let c = 0; c < p; c++) profile.data[(s - c + p) % p] += bySum.data[s * p + c] / p;
  }
  let total = 0;
  for (const { rows } of sets) {
    for (let i = 0; i < rows.rows; i++) {
      const z = row(rows, i);
      const level = mean(z);
      for (let c = 0; c < p; c++) total += (z[c] - level) ** 2;
    }
  }
  return { energies: fourierSpectrum(profile).map((energy) => energy * p * p), total };
}
