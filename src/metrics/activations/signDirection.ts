import type { Matrix } from '../../engine/matrix';
import { projectionOfHeaviest } from './projectionOfHeaviest';

/**
 * `direction` or its negative: the one on which the mean centred activation of the two highest-weight training
 * samples projects positively. Unchanged where that projection is zero.
 *
 * @param rows training activations [n x d], not centred.
 */
export function signDirection(
  direction: Float64Array,
  rows: Matrix,
  weights: ArrayLike<number>,
): Float64Array {
  return projectionOfHeaviest(rows, direction, weights, 2) < 0 ? direction.map((x) => -x) : direction;
}
