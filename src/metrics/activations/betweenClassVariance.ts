import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { columnMeans } from '../algebra/columnMeans';
import type { Directions } from '../algebra/directionRows';
import { dot } from '../algebra/dot';
import { projectOut } from '../algebra/projectOut';
import { type ClassMeans, classMeans } from './classMeans';

/**
 * The part of the total variance of [n x d] that lies between class means:
 * sum over classes of n_c ||mean_c - mean||² / (n - 1), after projecting `without` out of the rows.
 */
export function betweenClassVariance(
  rows: Matrix,
  labels: ArrayLike<number>,
  classes: number,
  without?: Directions,
): number {
  return betweenMeans(classMeans(rows, labels, classes), columnMeans(rows), rows.rows, without);
}

/** As `betweenClassVariance`, of class means and the mean `origin` of all `n` rows. */
export function betweenMeans(
  { means, counts }: ClassMeans,
  origin: Float64Array,
  n: number,
  without?: Directions,
): number {
  const left = without === undefined ? means : projectOut(means, without);
  const centre =
    without === undefined
      ? origin
      : projectOut({ rows: 1, columns: origin.length, data: origin }, without).data;
  let sum = 0;
  for (let c = 0; c < counts.length; c++) {
    if (counts[c] === 0) continue;
    const gap = row(left, c).map((x, j) => x - centre[j]);
    sum += counts[c] * dot(gap, gap);
  }
  return sum / (n - 1);
}
