import { type Matrix, matrix } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import { centre } from './centre';
import { columnMeans } from './columnMeans';

export interface RunningMoments {
  /** Takes in more rows [b x d]. */
  add(rows: Matrix): void;
  /** Rows so far. */
  count(): number;
  /** Their mean, `[d]`. */
  mean(): Float64Array;
  /** Their `covariance`, [d x d]. @throws InputError with fewer than two rows. */
  covariance(): Matrix;
}

/**
 * Mean and covariance of rows of d numbers that come a block at a time, float64: each block about its own mean, blocks
 * joined as Chan, Golub and LeVeque (1983) do, so that a mean far from zero costs no digits.
 */
export function runningMoments(d: number): RunningMoments {
  const mean = new Float64Array(d);
  const squares = matrix(d, d);
  let n = 0;
  return {
    add(rows) {
      const ofBlock = columnMeans(rows);
      const about = centre(rows, ofBlock);
      const { data } = transposedMultiply(about, about);
      const all = n + rows.rows;
      const gap = ofBlock.map((x, j) => x - mean[j]);
      const share = (n * rows.rows) / all;
      for (let i = 0; i < d; i++) {
        const moved = share * gap[i];
        for (let j = 0, at = i * d; j < d; j++, at++) squares.data[at] += data[at] + moved * gap[j];
      }
      for (let j = 0; j < d; j++) mean[j] += (gap[j] * rows.rows) / all;
      n = all;
    },
    count: () => n,
    mean: () => mean,
    covariance() {
      if (n < 2) throw new InputError(`covariance: expected at least 2 rows, found ${n}`);
      return matrix(
        d,
        d,
        squares.data.map((x) => x / (n - 1)),
      );
    },
  };
}
