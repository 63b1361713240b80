import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';

/**
 * A copy of the rows of [n x d] at `indices`, in that order.
 * @example
 * import { matrix, selectRows } from 'activation-supervision';
 * selectRows(matrix([[1, 2], [3, 4], [5, 6]]), [2, 0]).data; // => [5, 6, 1, 2]
 */
export function selectRows(rows: Matrix, indices: readonly number[]): Matrix {
  const out = matrix(indices.length, rows.columns);
  for (const [at, i] of indices.entries()) row(out, at).set(row(rows, i));
  return out;
}
