import type { Matrix } from '../../engine/matrix';
import { dot } from './dot';
import { project } from './project';

/** m^T A m for a [d x d] matrix and a vector of d; for a covariance and a unit vector, the variance along it. */
export function quadraticForm(of: Matrix, m: Float64Array): number {
  return dot(project(of, m), m);
}
