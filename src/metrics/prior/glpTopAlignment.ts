import type { Matrix } from '../../engine/matrix';
import { columnSums } from '../algebra/columnSums';
import { cosine } from '../algebra/cosine';
import { heaviest } from '../statistics/heaviest';

/** The cosine of the mean residual of the k highest-weight samples with a direction (essay, "cos(top-2, PC1)"). */
export function glpTopAlignment(
  residuals: Matrix,
  direction: Float64Array,
  weights: ArrayLike<number>,
  k = 2,
): number {
  return cosine(columnSums(residuals, heaviest(weights, k)), direction);
}
