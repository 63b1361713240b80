import type { Matrix } from '../../engine/matrix';
import { project } from '../algebra/project';
import { heaviest } from '../statistics/heaviest';
import { onePercent } from '../statistics/onePercent';
import { orthogonalLengths } from './orthogonalLengths';

/** What the heaviest 1 % of the samples carry of the forces g_i on the activations. */
export interface HeaviestShares {
  /**
   * Of the net force along m: the sum of their g_i . m over that of all. Pushes and pulls of the others cancel here,
   * which a share of the summed |g_i . m| counts twice; so it can exceed 1.
   */
  readonly net: number;
  /** Of the summed lengths of the parts orthogonal to m, 0..1. */
  readonly orthogonal: number;
}

/**
 * DEFINITIONS "Effective gradient", after the author's notes: 93 % of the memorization gradient and 3 % of the
 * generalization gradient come from 28 samples.
 * @param gradients g_i, [n x d]. @param m unit vector of d. @param weights loss weight of each sample.
 * @throws InputError when m is not of length 1.
 */
export function heaviestShares(
  gradients: Matrix,
  m: Float64Array,
  weights: ArrayLike<number>,
): HeaviestShares {
  const top = heaviest(weights, onePercent(gradients.rows));
  const share = (values: Float64Array) =>
    top.reduce((sum, i) => sum + values[i], 0) / values.reduce((sum, value) => sum + value, 0);
  return { net: share(project(gradients, m)), orthogonal: share(orthogonalLengths(gradients, m)) };
}
