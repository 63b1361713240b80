import type { Matrix } from '../../engine/matrix';
import { rowNorms } from '../algebra/rowNorms';
import { spearman } from '../statistics/spearman';

/**
 * Spearman's correlation of novelty (residual length) with another number of each sample: its Zipf weight, or its
 * cross-entropy. NaN when one side is constant.
 * @throws InputError when the values are not one a row.
 */
export function glpNoveltyCorrelation(residuals: Matrix, values: ArrayLike<number>): number {
  return spearman(rowNorms(residuals), values);
}
