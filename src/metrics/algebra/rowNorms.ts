import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { norm } from './norm';

/** The Euclidean length of each row of [n x d]. */
export function rowNorms(rows: Matrix): Float64Array {
  return Float64Array.from({ length: rows.rows }, (_, i) => norm(row(rows, i)));
}
