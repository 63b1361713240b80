import type { Matrix } from '../../engine/matrix';
import type { ProjectionByRank } from '../activations/projectionByRank';
import { project } from '../algebra/project';
import { heaviest } from '../statistics/heaviest';
import { mean } from '../statistics/mean';

/**
 * Mean projections of the residuals of the heaviest 2, 5, 10 and 28 samples and of all on `direction`, in activation
 * units. Not centred: a residual is a difference already, and its population mean is a claim of the essay.
 */
export function glpProjectionByRank(
  residuals: Matrix,
  direction: Float64Array,
  weights: ArrayLike<number>,
): ProjectionByRank {
  const along = project(residuals, direction);
  const of = (k: number) => mean(heaviest(weights, k).map((i) => along[i]));
  return { top2: of(2), top5: of(5), top10: of(10), top28: of(28), all: of(residuals.rows) };
}
