import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { columnSums } from '../algebra/columnSums';
import { heaviest } from '../statistics/heaviest';
import { onePercent } from '../statistics/onePercent';
import { type GradientAlignment, gradientAlignments } from './gradientAlignment';
import { type HeaviestShares, heaviestShares } from './heaviestShares';
import { leadingForce } from './leadingForce';
import { orthogonalCarriers } from './orthogonalCarriers';

/** What forces do along a unit vector m of d. */
export type AlongDirection = GradientAlignment &
  HeaviestShares & {
    /** Samples that effectively carry the part orthogonal to m, 1 to n. */
    readonly orthogonalCarriers: number;
  };

/** The effective gradient of a layer, with the forces that it is the sum of. */
export interface EffectiveGradient {
  /** Sum over samples of weight x gradient, `[d]` float64. */
  readonly gradient: Float64Array;
  /** Each sample's share of it, [n x d] float64: weight x gradient. */
  readonly forces: Matrix;
  /** The summed forces of the heaviest 1 % of the samples, at least one, `[d]`. */
  readonly top: Float64Array;
  /** First right singular vector of the forces, a unit vector of d; its sign means nothing. */
  readonly leading: Float64Array;
  /** What they do along a unit vector of d. @throws InputError when it is not of length 1. */
  along(m: Float64Array): AlongDirection;
}

/**
 * The effective gradient of a layer of any network (essay, "The memorization direction from the loss landscape";
 * DEFINITIONS "Effective gradient").
 * @param gradients [n x d], float64: row r is dCE_r/dh, the gradient of sample r's own loss by its activations.
 * @param weights n numbers, the loss weight of each sample.
 * @throws InputError for another number of weights, and for numbers that are not finite.
 * @example
 * import { effectiveGradient, matrix } from 'activation-supervision';
 * const { gradient, along } = effectiveGradient(matrix([[1, 0], [0, 2], [1, 2]]), [0.5, 0.25, 0.25]);
 * gradient; // => [0.75, 1]
 * along(Float64Array.of(1, 0)).cosine; // => 0.6
 */
export function effectiveGradient(gradients: Matrix, weights: ArrayLike<number>): EffectiveGradient {
  const { rows, columns, data } = gradients;
  if (weights.length !== rows) {
    throw new InputError(`weights: expected one for each of ${rows} samples, found ${weights.length}`);
  }
  const forces = matrix(rows, columns);
  for (let k = 0; k < data.length; k++) forces.data[k] = data[k] * weights[Math.floor(k / columns)];
  const bad = forces.data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    const at = `[${Math.floor(bad / columns)}, ${bad % columns}]`;
    throw new InputError(
      `effectiveGradient: expected finite gradients and weights, found ${forces.data[bad]} at ${at}`,
    );
  }
  const alignments = gradientAlignments(forces, weights);
  return {
    gradient: columnSums(forces),
    forces,
    top: columnSums(forces, heaviest(weights, onePercent(rows))),
    leading: leadingForce(forces),
    along: (m) => ({
      ...heaviestShares(forces, m, weights),
      ...alignments(m),
      orthogonalCarriers: orthogonalCarriers(forces, m),
    }),
  };
}
