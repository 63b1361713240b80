import { type Matrix, row } from '../../engine/matrix';
import { multiplyTransposed } from '../../engine/multiply';
import { dot } from '../algebra/dot';

/** The nearest of some points to each row. */
export interface Nearest {
  /** Its index. */
  readonly index: Int32Array;
  /** Euclidean, in the units of the rows. */
  readonly distance: Float64Array;
}

/**
 * The nearest of the points [m x d] to each row of [n x d].
 * @param except for each row the index of a point that does not count, such as the row itself; -1 for none.
 * @example
 * import { matrix, nearestDistances } from 'activation-supervision';
 * nearestDistances(matrix([[0, 0]]), matrix([[3, 4], [6, 8]])).distance; // => [5]
 */
export function nearestDistances(rows: Matrix, points: Matrix, except?: ArrayLike<number>): Nearest {
  const products = multiplyTransposed(rows, points);
  const squares = Float64Array.from({ length: points.rows }, (_, k) => dot(row(points, k), row(points, k)));
  const index = new Int32Array(rows.rows).fill(-1);
  const distance = new Float64Array(rows.rows).fill(Infinity);
  for (let i = 0; i < rows.rows; i++) {
    let least = Infinity;
    for (let k = 0; k < points.rows; k++) {
      const gap = squares[k] - 2 * products.data[i * points.rows + k];
      if (gap >= least || k === except?.[i]) continue;
      least = gap;
      index[i] = k;
    }
    // The difference itself: of what lies close, squares less products would leave rounding alone.
    if (index[i] >= 0) distance[i] = gapOf(row(rows, i), row(points, index[i]));
  }
  return { index, distance };
}

function gapOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] - b[j]) ** 2;
  return Math.sqrt(sum);
}
