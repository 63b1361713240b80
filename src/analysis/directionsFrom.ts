import { type MatrixLike, matrixFrom } from '../data/arrays/matrixFrom';
import { checkOrthonormal } from '../engine/checkOrthonormal';
import { type Matrix, matrix, row } from '../engine/matrix';
import { InputError } from '../inputError';
import { norm } from '../metrics/algebra/norm';

/**
 * One direction of d numbers, which need not be of length 1, or several orthonormal ones, as [k x d].
 * @throws InputError for another length, numbers that are not finite, a zero vector, or several that are not orthonormal.
 */
export function directionsFrom(from: MatrixLike, d: number, name = 'without'): Matrix {
  const given = matrixFrom(from);
  const flat = given.columns === 1 && given.rows === d;
  const { rows, columns, data } = flat ? matrix(1, d, given.data) : given;
  if (columns !== d) {
    throw new InputError(
      `${name}: expected a direction of ${d} numbers, found [${given.rows} x ${given.columns}]`,
    );
  }
  const bad = data.find((x) => !Number.isFinite(x));
  if (bad !== undefined) throw new InputError(`${name}: expected finite numbers, found ${bad}`);
  const out = matrix(rows, columns, data.slice());
  if (rows === 1) {
    const length = norm(row(out, 0));
    if (length === 0) throw new InputError(`${name}: expected a direction, found zeros`);
    for (let j = 0; j < d; j++) out.data[j] /= length;
  }
  checkOrthonormal(out, name);
  return out;
}
