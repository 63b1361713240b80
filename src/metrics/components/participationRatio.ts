import type { Matrix } from '../../engine/matrix';
import { trace } from '../algebra/trace';

/**
 * The effective number of dimensions of a [d x d] covariance C, tr(C)² / ||C||_F²,
 * which equals (sum of eigenvalues)² / (sum of their squares): 1 for a line, d for a ball. NaN without variance.
 * @example
 * import { covariance, matrix, openRun, participationRatio } from 'activation-supervision';
 * participationRatio(covariance(matrix([[1, 0], [-1, 0], [0, 1], [0, -1]]))); // => 2
 * participationRatio(openRun('baseline').covariance(25_000)); // => 1.8908
 */
export function participationRatio(covariance: Matrix): number {
  const total = trace(covariance);
  let squares = 0;
  for (const c of covariance.data) squares += c * c;
  return (total * total) / squares;
}
