import { type Matrix, row } from '../engine/matrix';
import { columnMeans } from '../metrics/algebra/columnMeans';
import { dot } from '../metrics/algebra/dot';
import type { WordCode } from './wordCode';

/** What captions keep of activations along a direction, and of all others. Names are those of columns. */
export interface KeptAlong {
  /** Variance of the reconstruction over that of the activations: 0 where all get the same. */
  readonly along: number;
  readonly rest: number;
  /** 1 less the mean squared error over the variance: below 0 where words do worse than the mean does. */
  readonly along_explained: number;
  readonly rest_explained: number;
  /** The same where a mean that is off does not count: the variance of the error in place of its mean square. */
  readonly along_centred: number;
  readonly rest_centred: number;
}

/**
 * What captions of activations [n x d] keep along a direction and beside it, in units of the activations (DEFINITIONS, "grounding":
 * across the run). The share of variance that the reconstruction keeps is read as its own variance over that of the activations, since
 * that is a share wherever it is asked for; far from what words were made of, the variance that they explain is below 0, and one
 * such number over another says nothing. Both are here.
 * @param direction unit length, [d].
 */
export function keptAlong(code: WordCode, h: Matrix, direction: Float64Array): KeptAlong {
  const back = code.reconstruct(code.verbalise(h));
  const error = { ...h, data: h.data.map((x, i) => x - back.data[i]) };
  const squares = (of: Matrix, about = columnMeans(of)) => squaresAbout(of, about, direction);
  const [all, own, varied] = [squares(h), squares(back), squares(error)];
  const missed = squares(error, new Float64Array(h.columns));
  return {
    along: own.along / all.along,
    rest: own.rest / all.rest,
    along_explained: 1 - missed.along / all.along,
    rest_explained: 1 - missed.rest / all.rest,
    along_centred: 1 - varied.along / all.along,
    rest_centred: 1 - varied.rest / all.rest,
  };
}

function squaresAbout(
  rows: Matrix,
  about: Float64Array,
  direction: Float64Array,
): { along: number; rest: number } {
  let [along, all] = [0, 0];
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i).map((value, j) => value - about[j]);
    along += dot(x, direction) ** 2;
    all += dot(x, x);
  }
  return { along, rest: all - along };
}
