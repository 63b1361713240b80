import { directionRows } from './directionRows';
import { projectOut } from './projectOut';

/**
 * The part of a vector of d that is orthogonal to the unit vector `m`; not scaled.
 * @throws InputError when m is not of unit length or of another length than the vector.
 */
export function withoutDirection(vector: Float64Array, m: Float64Array): Float64Array {
  return projectOut(directionRows(vector), m).data;
}
