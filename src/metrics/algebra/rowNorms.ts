import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { norm } from './norm';

/**
 * The Euclidean length of each row of [n x d].
 * @returns `[n]` float64, in units of the rows.
 * @example
 * import { matrix, rowNorms } from 'activation-supervision';
 * rowNorms(matrix([[3, 4], [0, 1]])); // => [5, 1]
 */
export function rowNorms(rows: Matrix): Float64Array {
  return Float64Array.from({ length: rows.rows }, (_, i) => norm(row(rows, i)));
}
