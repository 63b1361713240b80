import type { Matrix } from '../engine/matrix';
import { row } from '../engine/matrix';
import { dot } from './dot';

/** The coordinate of each row of [n x d] along `direction`, a vector of n. */
export function project(rows: Matrix, direction: Float64Array): Float64Array {
  return Float64Array.from({ length: rows.rows }, (_, i) => dot(row(rows, i), direction));
}
