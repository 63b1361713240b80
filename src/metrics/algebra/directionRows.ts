import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';

/** One direction, a vector of d, or several, [k x d]. */
export type Directions = Float64Array | Matrix;

/** `directions` as [k x d]. */
export function directionRows(directions: Directions): Matrix {
  return directions instanceof Float64Array ? matrix(1, directions.length, directions) : directions;
}
