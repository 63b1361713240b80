import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { cosine } from '../algebra/cosine';
import { heaviest } from '../statistics/heaviest';

/** The cosine between the residuals of the two highest-weight samples (essay, "Top-2 cosine"). */
export function glpTopCosine(residuals: Matrix, weights: ArrayLike<number>): number {
  const [first, second] = heaviest(weights, 2);
  return cosine(row(residuals, first), row(residuals, second));
}
