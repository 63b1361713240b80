import { type Matrix, matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { foldIn, type JaxKey, prngKey } from '../../random/jaxKey';
import { uniform } from '../../random/uniform';
import { classMeans } from './classMeans';
import { nearestDistances } from './nearestDistances';

export interface KMeans {
  /** [k x d], in the units of the rows. */
  readonly centres: Matrix;
  /** The centre of each row, 0..k-1. */
  readonly labels: Int32Array;
}

/**
 * k-means of rows [n x d] by Lloyd's steps from k-means++ (Arthur and Vassilvitskii 2007), drawn by a seed. A centre that loses
 * all its rows stays where it was.
 * @param most steps, where rows do not come to rest before.
 * @throws InputError for fewer rows than centres, or no centre.
 */
export function kMeans(rows: Matrix, k: number, seed = 0, most = 100): KMeans {
  if (!Number.isSafeInteger(k) || k < 1 || rows.rows < k)
    throw new InputError(`kMeans: expected 1 to ${rows.rows} centres for as many rows, found ${k}`);
  let centres = spreadOut(rows, k, prngKey(seed));
  let labels = nearestDistances(rows, centres).index;
  for (let step = 0; step < most; step++) {
    centres = movedCentres(rows, labels, centres);
    const next = nearestDistances(rows, centres).index;
    if (next.every((label, i) => label === labels[i])) break;
    labels = next;
  }
  return { centres, labels };
}

/** Rows as centres: the first any, each further one with a chance that grows with its squared distance to those before it. */
function spreadOut(rows: Matrix, k: number, key: JaxKey): Matrix {
  const centres = matrix(k, rows.columns);
  const squares = new Float64Array(rows.rows).fill(1);
  for (let c = 0; c < k; c++) {
    const [draw] = uniform(foldIn(key, c), 1);
    const centre = row(rows, drawn(squares, draw));
    row(centres, c).set(centre);
    const { distance } = nearestDistances(rows, matrix(1, rows.columns, centre));
    for (let i = 0; i < squares.length; i++) {
      const square = distance[i] ** 2;
      squares[i] = c === 0 ? square : Math.min(squares[i], square);
    }
  }
  return centres;
}

/** An index with the chance of its weight. @param draw 0..1. */
function drawn(weights: Float64Array, draw: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // All rows lie on centres: any will do.
  if (total === 0) return Math.floor(draw * weights.length);
  let left = draw * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.findLastIndex((weight) => weight > 0);
}

function movedCentres(rows: Matrix, labels: Int32Array, before: Matrix): Matrix {
  const { means, counts } = classMeans(rows, labels, before.rows);
  for (const [c, count] of counts.entries()) if (count === 0) row(means, c).set(row(before, c));
  return means;
}
