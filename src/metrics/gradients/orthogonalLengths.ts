import { checkOrthonormal } from '../../engine/checkOrthonormal';
import type { Matrix } from '../../engine/matrix';
import { directionRows } from '../algebra/directionRows';
import { project } from '../algebra/project';

/**
 * The length of the part of each row orthogonal to m, ||g_i - (g_i . m) m||.
 * @param rows g_i, [n x d]. @param m unit vector of d.
 * @throws InputError when m is not of length 1.
 */
export function orthogonalLengths(rows: Matrix, m: Float64Array): Float64Array {
  checkOrthonormal(directionRows(m), 'orthogonalLengths');
  const { columns, data } = rows;
  return project(rows, m).map((part, i) => {
    const start = i * columns;
    let squares = 0;
    for (let j = 0; j < columns; j++) {
      const left = data[start + j] - part * m[j];
      squares += left * left;
    }
    return Math.sqrt(squares);
  });
}
