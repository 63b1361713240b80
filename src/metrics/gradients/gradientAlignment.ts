import type { Matrix } from '../../engine/matrix';
import { columnSums } from '../algebra/columnSums';
import { cosine } from '../algebra/cosine';
import { norm } from '../algebra/norm';
import { project } from '../algebra/project';
import { rowNorms } from '../algebra/rowNorms';
import { heaviest } from '../statistics/heaviest';
import { onePercent } from '../statistics/onePercent';

/** How the forces g_i on the activations relate to a unit direction m; "top 1 %" by loss weight. */
export interface GradientAlignment {
  /** Cosine of the effective gradient, sum of all g_i, with m. */
  readonly cosine: number;
  /** Length of the effective gradient. */
  readonly norm: number;
  /** Sum of |g_i . m| over the top 1 %, over the same sum of all samples. */
  readonly topShare: number;
  /** Cosine of the summed force of the top 1 % with m. */
  readonly topCosine: number;
  /** Its square: the share of that force's energy that projecting m out removes. */
  readonly topRemoved: number;
  /** The same of the other samples one by one: sum of (g_i . m)² over sum of ||g_i||². */
  readonly restRemoved: number;
}

/** @param gradients g_i, [n x d], see `activationGradients`. @param m unit vector of d. */
export function gradientAlignment(
  gradients: Matrix,
  m: Float64Array,
  weights: ArrayLike<number>,
): GradientAlignment {
  return gradientAlignments(gradients, weights)(m);
}

/** `gradientAlignment` along several directions: what does not depend on them is computed once. */
export function gradientAlignments(
  gradients: Matrix,
  weights: ArrayLike<number>,
): (m: Float64Array) => GradientAlignment {
  const top = heaviest(weights, onePercent(gradients.rows));
  const total = columnSums(gradients);
  const topForce = columnSums(gradients, top);
  const sizes = rowNorms(gradients);
  const isTop = new Set(top);
  return (m) => {
    const topCosine = cosine(topForce, m);
    const along = project(gradients, m);
    let [topAlong, allAlong, restAlongSquared, restSquared] = [0, 0, 0, 0];
    for (let i = 0; i < gradients.rows; i++) {
      allAlong += Math.abs(along[i]);
      if (isTop.has(i)) {
        topAlong += Math.abs(along[i]);
      } else {
        restAlongSquared += along[i] * along[i];
        restSquared += sizes[i] * sizes[i];
      }
    }
    return {
      cosine: cosine(total, m),
      norm: norm(total),
      topShare: topAlong / allAlong,
      topCosine,
      topRemoved: topCosine * topCosine,
      restRemoved: restAlongSquared / restSquared,
    };
  };
}
