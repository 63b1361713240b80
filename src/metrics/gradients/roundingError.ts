import type { Matrix } from '../../engine/matrix';
import { columnSums } from '../algebra/columnSums';
import { cosine } from '../algebra/cosine';
import { dot } from '../algebra/dot';
import { norm } from '../algebra/norm';
import { heaviest } from '../statistics/heaviest';

/** The error of the effective gradient, e = g' - g with g' as trained and g exact, beside a unit direction m. */
export interface RoundingError {
  /** ||e|| */
  readonly norm: number;
  /** ||e|| / ||g'||: above 1 where error and true gradient partly cancel. */
  readonly share: number;
  /** ||e||² / (||e||² + ||g||²) */
  readonly energyShare: number;
  /** |e . m| / (|e . m| + |g . m|) */
  readonly shareAlong: number;
  /** Cosine of e with m; below 0 descent pushes h1 along +m. */
  readonly cosine: number;
  /** How much of e the two heaviest samples make: (e_2 . e) / ||e||². */
  readonly topShare: number;
  /** Cosine of their part of the error, e_2, with m. */
  readonly topCosine: number;
}

/**
 * What rounding adds to the effective gradient (DEFINITIONS "Effective gradient"). NaN where there is no error.
 * @param trained the forces as trained, [n x d]; @param exact the same in exact arithmetic.
 * @param m unit vector of d.
 */
export function roundingError(
  trained: Matrix,
  exact: Matrix,
  m: Float64Array,
  weights: ArrayLike<number>,
): RoundingError {
  const all = columnSums(exact);
  const asTrained = columnSums(trained);
  const error = difference(asTrained, all);
  const top = heaviest(weights, 2);
  const ofTop = difference(columnSums(trained, top), columnSums(exact, top));
  const [square, along, exactAlong] = [dot(error, error), Math.abs(dot(error, m)), Math.abs(dot(all, m))];
  return {
    norm: norm(error),
    share: norm(error) / norm(asTrained),
    energyShare: square / (square + dot(all, all)),
    shareAlong: along / (along + exactAlong),
    cosine: cosine(error, m),
    topShare: dot(ofTop, error) / square,
    topCosine: cosine(ofTop, m),
  };
}

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, j) => x - b[j]);
