import { type MatrixLike, matrixFrom } from '../data/arrays/matrixFrom';
import { type RowSource, sourceOf } from '../data/arrays/rowSource';
import { InputError } from '../inputError';

/** Rows of activations: a matrix, what `matrix` makes one of, or a file opened with `openArray`. */
export type RowsLike = MatrixLike | RowSource;

/** @param name what messages call the rows, where they have no name of their own. */
export function rowsFrom(from: RowsLike, name: string): RowSource {
  if (from === undefined || from === null)
    throw new InputError(`${name}: expected rows of numbers, a tensor or a table, found ${from}`);
  return isSource(from) ? from : sourceOf(matrixFrom(from), name);
}

function isSource(value: RowsLike): value is RowSource {
  return typeof (value as Partial<RowSource>).blocks === 'function';
}

/** The widest that is taken: the covariance alone, [d x d] float64, is 0.5 GB there, and all of it fits 8 GB. */
const WIDEST = 8_192;

/** @throws InputError for fewer than two rows, no columns, or more than a covariance in memory has. */
export function checkShape({ name, rows, columns }: RowSource): void {
  if (rows < 2 || columns < 1)
    throw new InputError(`${name}: expected at least 2 rows [n x d], found [${rows} x ${columns}]`);
  if (columns > WIDEST) {
    throw new InputError(
      `${name}: expected at most ${WIDEST.toLocaleString('en')} columns, whose covariance fits in memory, found ${columns.toLocaleString('en')}; give a part of them, or a random projection`,
    );
  }
}

/** One number for each of `n` rows. @throws InputError for another number of them. */
export function perRow(from: MatrixLike, name: string, n: number): Float64Array {
  const { rows, columns, data } = matrixFrom(from);
  if (rows !== 1 && columns !== 1) {
    throw new InputError(`${name}: expected one column, found [${rows} x ${columns}]`);
  }
  if (data.length !== n) {
    throw new InputError(`${name}: expected one for each of ${n} rows, found ${data.length}`);
  }
  return data;
}

/** @throws InputError for a label that is no integer from 0 up, with its place. */
export function checkLabels(labels: Float64Array, name: string): Float64Array {
  const bad = labels.findIndex((label) => !Number.isSafeInteger(label) || label < 0);
  if (bad >= 0)
    throw new InputError(`${name}: expected integers from 0 up, found ${labels[bad]} in row ${bad}`);
  return labels;
}

/** @throws InputError for a weight that is negative or not finite, with its place, and where all are zero. */
export function checkWeights(weights: Float64Array): Float64Array {
  const bad = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (bad >= 0)
    throw new InputError(`weights: expected numbers from 0 up, found ${weights[bad]} in row ${bad}`);
  if (weights.every((weight) => weight === 0))
    throw new InputError('weights: expected some above 0, found none');
  if (weights.reduce((sum, weight) => sum + weight, 0) === Infinity)
    throw new InputError('weights: expected a finite sum, found one beyond float64');
  return weights;
}
