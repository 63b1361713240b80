import { type Matrix, row } from '../engine/matrix';
import { argmax } from '../metrics/statistics/argmax';
import { numpyGenerator } from '../random/numpyGenerator';
import { captionCount } from './captions';
import { caption, type Dictionary } from './dictionary';
import type { WordCode } from './wordCode';

/** The logits [n x p] that a network makes of activations [n x d] put into it. */
export type Head = (h: Matrix) => Matrix;

/**
 * For each pair another one of another sum, drawn by a seed: whose caption takes the place of its own.
 * @param labels sums, of which there have to be two at least.
 */
export function othersOf(labels: ArrayLike<number>, seed = 0): Int32Array {
  const generator = numpyGenerator(seed);
  return Int32Array.from(labels, (own) => {
    for (;;) {
      const other = generator.upTo(labels.length - 1);
      if (labels[other] !== own) return other;
    }
  });
}

/**
 * Put the caption of a pair of another sum c' in place, reconstruct, put it into the network: share of answers c' (DEFINITIONS,
 * "grounding": do as you say). The reconstruction takes the place of all of h1, so that of the pair itself only the draw is left.
 * @param captions of pairs, with their sums.
 */
export function doesAsOthersSay(
  code: WordCode,
  head: Head,
  captions: ArrayLike<number>,
  labels: ArrayLike<number>,
  others: Int32Array,
): number {
  captionCount(captions);
  const answers = answersOf(head(code.reconstruct(captions)));
  return share(others, (other) => answers[other] === labels[other]);
}

/** The same with words written by a dictionary for c'. */
export function doesAsIsWritten(
  code: WordCode,
  head: Head,
  dictionary: Dictionary,
  labels: ArrayLike<number>,
  others: Int32Array,
): number {
  const written = Array.from({ length: dictionary.p }, (_, sum) => Array.from(caption(dictionary, sum)));
  const answers = answersOf(head(code.reconstruct(written.flat())));
  return share(others, (other) => answers[labels[other]] === labels[other]);
}

function answersOf(logits: Matrix): Int32Array {
  return Int32Array.from({ length: logits.rows }, (_, i) => argmax(row(logits, i)));
}

function share(of: Int32Array, holds: (one: number) => boolean): number {
  return of.reduce((count, one) => count + (holds(one) ? 1 : 0), 0) / of.length;
}
