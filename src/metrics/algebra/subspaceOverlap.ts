import { type Matrix, row } from '../../engine/matrix';
import { type Directions, directionRows } from './directionRows';
import { dot } from './dot';

/**
 * How far two sets of orthonormal directions span the same space: ||A B^T|| / sqrt(min(k_a, k_b)), the root mean
 * square of the cosines of the principal angles, 0..1. For two single directions it is |cos|; no sign matters.
 */
export function subspaceOverlap(a: Directions, b: Directions): number {
  const [left, right]: Matrix[] = [directionRows(a), directionRows(b)];
  let sum = 0;
  for (let i = 0; i < left.rows; i++) {
    for (let j = 0; j < right.rows; j++) sum += dot(row(left, i), row(right, j)) ** 2;
  }
  return Math.sqrt(sum / Math.min(left.rows, right.rows));
}
