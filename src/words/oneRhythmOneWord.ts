import { type Matrix, matrix, row } from '../engine/matrix';
import { type FourierMap, planeChange } from '../metrics/fourier/fourierMap';
import { mean } from '../metrics/statistics/mean';
import { WORDS } from './dictionary';
import type { WordCode } from './wordCode';

/** Shares of captions in which one word and no other changes when one rhythm moves on, means over the rhythms. */
export interface OneRhythmOneWord {
  /** The word that the dictionary has for the rhythm: the second for the first, the third for the second. */
  readonly taught: number;
  /** Whichever of the four words serves each rhythm best: for codes that were never taught which word is whose. */
  readonly best: number;
}

/**
 * Moves activations [n x d] along the plane of one frequency by a quarter of its circle, all else as it was, and looks which words
 * change (DEFINITIONS, "grounding": one rhythm, one word).
 * @param labels sums, 0..p-1. @param map which has the two frequencies. @param frequencies those that the dictionary has words for.
 */
export function oneRhythmOneWord(
  code: WordCode,
  h: Matrix,
  labels: ArrayLike<number>,
  map: FourierMap,
  frequencies: readonly [number, number],
): OneRhythmOneWord {
  const before = code.verbalise(h);
  const alone = frequencies.map((frequency) => {
    const moved = matrix(h.rows, h.columns, h.data.slice());
    const quarter = map.p / (4 * frequency);
    for (let i = 0; i < h.rows; i++) {
      const x = row(moved, i);
      const change = planeChange(map, frequency, labels[i], labels[i] + quarter);
      for (let j = 0; j < x.length; j++) x[j] += change[j];
    }
    return changedAlone(before, code.verbalise(moved));
  });
  return {
    taught: mean(alone.map((shares, j) => shares[1 + j])),
    best: mean(alone.map((shares) => Math.max(...shares))),
  };
}

/** For each place the share of captions in which its word changes and no other. */
function changedAlone(before: Int32Array, after: Int32Array): number[] {
  const n = before.length / WORDS;
  const shares = new Array<number>(WORDS).fill(0);
  for (let i = 0; i < n; i++) {
    const places = shares.flatMap((_, k) => (before[i * WORDS + k] === after[i * WORDS + k] ? [] : [k]));
    if (places.length === 1) shares[places[0]] += 1 / n;
  }
  return shares;
}
