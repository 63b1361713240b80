import { type Matrix, matrix } from '../../engine/matrix';
import type { Directions } from './directionRows';
import { projectOut } from './projectOut';

/**
 * The covariance of rows with orthonormal `directions` projected out of them, P C P, from that of the rows, [d x d].
 * @throws InputError as `projectOut`.
 */
export function covarianceProjected(of: Matrix, directions: Directions): Matrix {
  return projectOut(transposed(projectOut(of, directions)), directions);
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const out = matrix(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out.data[j * rows + i] = data[i * columns + j];
  }
  return out;
}
