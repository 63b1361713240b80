import { Matrix as Dense, QrDecomposition } from 'ml-matrix';
import { type Matrix, matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';

/** What is left of a row beside those before it is rounding, below this share of the longest. */
const DEPENDENT = 1e-12;

/**
 * An orthonormal basis, [k x d], of what k linearly independent rows span (QR).
 * @throws InputError for more rows than columns, or rows that depend on each other.
 */
export function orthonormalRows(rows: Matrix): Matrix {
  if (rows.rows > rows.columns)
    throw new InputError(`orthonormalRows: expected at most ${rows.columns} rows, found ${rows.rows}`);
  const columns = Array.from({ length: rows.rows }, (_, k) => Array.from(row(rows, k)));
  const decomposition = new QrDecomposition(new Dense(columns).transpose());
  const lengths = decomposition.upperTriangularMatrix.diagonal().map(Math.abs);
  if (!(Math.min(...lengths) > DEPENDENT * Math.max(...lengths)))
    throw new InputError('orthonormalRows: expected independent rows');
  const basis = decomposition.orthogonalMatrix.transpose().to2DArray();
  return matrix(rows.rows, rows.columns, Float64Array.from(basis.slice(0, rows.rows).flat()));
}
