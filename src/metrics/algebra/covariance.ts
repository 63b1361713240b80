import type { Matrix } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import { centre } from './centre';

/**
 * The sample covariance of [n x d] rows, [d x d], divided by n - 1.
 * @throws InputError with fewer than two rows.
 * @example
 * import { covariance, matrix } from 'activation-supervision';
 * covariance(matrix([[1, 2], [3, 4], [5, 9]])).data; // => [4, 7, 7, 13]
 */
export function covariance(rows: Matrix): Matrix {
  if (rows.rows < 2) throw new InputError(`covariance: expected at least 2 rows, found ${rows.rows}`);
  const centred = centre(rows);
  const out = transposedMultiply(centred, centred);
  for (let i = 0; i < out.data.length; i++) out.data[i] /= rows.rows - 1;
  return out;
}
