import { type Matrix, matrix, row } from '../engine/matrix';
import { numpyGenerator } from '../random/numpyGenerator';
import { numpyPermutation } from '../random/numpyShuffle';
import { captionCount } from './captions';
import { WORDS } from './dictionary';
import type { Head } from './doAsYouSay';
import type { WordCode } from './wordCode';

/** How much of what swaps of words do to logits the words foretell; NaN where no word can be swapped. */
export interface MeaningByEffect {
  /** R² over the logits as they are. */
  readonly whole: number;
  /** The same without what moves all logits together, which no softmax sees. */
  readonly centred: number;
}

/**
 * For each word the mean change of logits when it takes the place of another, over half of the pairs; how well that foretells the
 * changes in the other half (DEFINITIONS, "grounding": meaning by effect). At each place of each pair the word is swapped for that
 * of another pair, drawn by a seed among those that have another word there, so that words come as often as they are said. R² = 1 -
 * squared errors over squared distances from the mean change, all swaps of the second half together. A word that the first half
 * never put in is foretold by the mean of all its changes.
 */
export function meaningByEffect(
  code: WordCode,
  head: Head,
  captions: ArrayLike<number>,
  seed = 0,
): MeaningByEffect {
  const swaps = swapsOf(captions, seed);
  if (swaps.length === 0) return { whole: Number.NaN, centred: Number.NaN };
  const before = head(code.reconstruct(captions));
  const after = head(code.reconstruct(swaps.flatMap(({ words }) => words)));
  const change = matrix(swaps.length, after.columns);
  for (const [i, { pair }] of swaps.entries()) {
    const [x, from, to] = [row(change, i), row(before, pair), row(after, i)];
    for (let c = 0; c < x.length; c++) x[c] = to[c] - from[c];
  }
  return { whole: foretold(swaps, change), centred: foretold(swaps, withoutRowMeans(change)) };
}

interface Swap {
  readonly pair: number;
  /** Place and new word as one number. */
  readonly name: number;
  /** The caption with the new word in it. */
  readonly words: readonly number[];
  readonly isFitted: boolean;
}

function swapsOf(captions: ArrayLike<number>, seed: number): Swap[] {
  const n = captionCount(captions);
  const generator = numpyGenerator(seed);
  const order = numpyPermutation(seed, n);
  const swaps: Swap[] = [];
  for (let place = 0; place < WORDS; place++) {
    const said = Array.from({ length: n }, (_, i) => captions[i * WORDS + place]);
    if (said.every((word) => word === said[0])) continue;
    for (const [at, pair] of order.entries()) {
      let other: number;
      do other = generator.upTo(n - 1);
      while (said[other] === said[pair]);
      const words = Array.from({ length: WORDS }, (_, k) => captions[pair * WORDS + k]);
      words[place] = said[other];
      const name = place * 2 ** 8 + said[other];
      swaps.push({ pair, name, words, isFitted: 2 * at < n });
    }
  }
  return swaps;
}

/** R² of the swaps that were not fitted. */
function foretold(swaps: readonly Swap[], change: Matrix): number {
  const indices = (isFitted: boolean) => swaps.flatMap((swap, i) => (swap.isFitted === isFitted ? [i] : []));
  const [fitted, judged] = [indices(true), indices(false)];
  const meanOver = (of: readonly number[]) => meanRow(change, of);
  const byName = new Map<number, number[]>();
  for (const i of fitted) {
    const known = byName.get(swaps[i].name);
    if (known) known.push(i);
    else byName.set(swaps[i].name, [i]);
  }
  const meanings = new Map([...byName].map(([name, of]) => [name, meanOver(of)]));
  const [usual, ownMean] = [meanOver(fitted), meanOver(judged)];
  let [missed, all] = [0, 0];
  for (const i of judged) {
    const [x, meaning] = [row(change, i), meanings.get(swaps[i].name) ?? usual];
    for (let c = 0; c < x.length; c++) {
      missed += (x[c] - meaning[c]) ** 2;
      all += (x[c] - ownMean[c]) ** 2;
    }
  }
  return 1 - missed / all;
}

function meanRow(rows: Matrix, of: readonly number[]): Float64Array {
  const sum = new Float64Array(rows.columns);
  for (const i of of) {
    const x = row(rows, i);
    for (let c = 0; c < sum.length; c++) sum[c] += x[c] / of.length;
  }
  return sum;
}

function withoutRowMeans(rows: Matrix): Matrix {
  const out = matrix(rows.rows, rows.columns);
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i);
    const mean = x.reduce((sum, one) => sum + one, 0) / x.length;
    row(out, i).set(x.map((one) => one - mean));
  }
  return out;
}
