import { checkOrthonormal } from '../../engine/checkOrthonormal';
import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { type Directions, directionRows } from './directionRows';
import { takeOff } from './takeOff';

/**
 * A copy of [n x d] with every row's part along the orthonormal `directions` taken off: x - sum of (x . m) m.
 * @throws InputError when the directions are not orthonormal or of another length than the rows.
 * @example
 * import { allOnes, matrix, projectOut } from 'activation-supervision';
 * projectOut(matrix([[1, 2], [3, 5]]), allOnes(2)).data; // => [-0.5, 0.5, -1.0, 1.0]
 */
export function projectOut(rows: Matrix, directions: Directions): Matrix {
  const basis = directionRows(directions);
  if (basis.columns !== rows.columns) {
    throw new InputError(
      `projectOut: expected directions of ${rows.columns} numbers, found ${basis.columns}`,
    );
  }
  checkOrthonormal(basis, 'projectOut');
  const out = matrix(rows.rows, rows.columns, rows.data.slice());
  for (let i = 0; i < out.rows; i++) {
    const x = row(out, i);
    for (let k = 0; k < basis.rows; k++) takeOff(x, row(basis, k));
  }
  return out;
}
