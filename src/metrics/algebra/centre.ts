import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { columnMeans } from './columnMeans';

/** A copy of [n x d] with `means` (its own column means unless given) taken off every row. */
export function centre(rows: Matrix, means: Float64Array = columnMeans(rows)): Matrix {
  const out = matrix(rows.rows, rows.columns, rows.data.slice());
  for (let i = 0; i < out.rows; i++) {
    for (let j = 0; j < out.columns; j++) out.data[i * out.columns + j] -= means[j];
  }
  return out;
}
