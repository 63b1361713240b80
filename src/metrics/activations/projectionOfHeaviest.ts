import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { columnMeans } from '../algebra/columnMeans';
import { dot } from '../algebra/dot';
import { heaviest } from '../statistics/heaviest';
import { mean } from '../statistics/mean';

/**
 * The mean, over the `k` highest-weight rows of [n x d], of the projection of the centred row on `direction`.
 * Centred is: less the mean of all rows. Zero up to rounding when `k` takes in every row.
 */
export function projectionOfHeaviest(
  rows: Matrix,
  direction: Float64Array,
  weights: ArrayLike<number>,
  k: number,
): number {
  const origin = columnMeans(rows);
  const along = heaviest(weights, k).map((i) =>
    dot(
      row(rows, i).map((x, j) => x - origin[j]),
      direction,
    ),
  );
  return mean(along);
}
