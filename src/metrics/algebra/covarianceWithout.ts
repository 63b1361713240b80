import { type Matrix, matrix } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import { centre } from './centre';
import { columnMeans } from './columnMeans';
import { columnSums } from './columnSums';
import { selectRows } from './selectRows';

/**
 * The `covariance` of [n x d] rows without a few of them, from that of all: their squares about the mean of all, and
 * what the mean moves by, are taken off. Equal to the covariance of the others up to rounding.
 * @param spread covariance of all rows, [d x d]. @param which the rows left out.
 * @throws InputError when fewer than two rows are left.
 */
export function covarianceWithout(rows: Matrix, spread: Matrix, which: readonly number[]): Matrix {
  const left = rows.rows - which.length;
  if (left < 2) throw new InputError(`covarianceWithout: expected at least 2 rows to be left, found ${left}`);
  return covarianceLess(spread, rows.rows, centre(selectRows(rows, which), columnMeans(rows)));
}

/** As `covarianceWithout`, of `n` rows of which those left out are `taken`, less the mean of all. */
export function covarianceLess(spread: Matrix, n: number, taken: Matrix): Matrix {
  const d = spread.rows;
  const left = n - taken.rows;
  const squares = transposedMultiply(taken, taken);
  const moved = columnSums(taken);
  const out = matrix(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const all = spread.data[i * d + j] * (n - 1);
      out.data[i * d + j] = (all - squares.data[i * d + j] - (moved[i] * moved[j]) / left) / (left - 1);
    }
  }
  return out;
}
