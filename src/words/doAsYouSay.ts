import { type Matrix, row } from '../engine/matrix';
import { argmax } from '../metrics/statistics/argmax';
import { numpyGenerator } from '../random/numpyGenerator';
import { caption, type Dictionary } from './dictionary';
import type { WordCode } from './wordCode';

/** The logits [n x p] that a network makes of activations [n x d] put into it. */
export type Head = (h: Matrix) => Matrix;

/**
 * What a network answers where the activations that captions stand for take the place of its own.
 * @param captions n of 4 words. @returns classes, `[n]`. @throws InputError for words out of range.
 * @example
 * import { answersToWords, caption, groundingScene, madeWords, openRun } from 'activation-supervision';
 * const scene = groundingScene(openRun('baseline'), { pairs: 200 });
 * const how = { start: 'true', seed: 0, taught: 2, steps: 2, every: 2, size: 16 } as const;
 * const { code } = await madeWords(scene, how);
 * answersToWords(code, scene.head, caption(scene.dictionary, 42)).length; // => 1
 */
export function answersToWords(code: WordCode, head: Head, captions: ArrayLike<number>): Int32Array {
  const logits = head(code.reconstruct(captions));
  return Int32Array.from({ length: logits.rows }, (_, i) => argmax(row(logits, i)));
}

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
  const answers = answersToWords(code, head, captions);
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
  const answers = answersToWords(code, head, written.flat());
  return share(others, (other) => answers[labels[other]] === labels[other]);
}

function share(of: Int32Array, holds: (one: number) => boolean): number {
  return of.reduce((count, one) => count + (holds(one) ? 1 : 0), 0) / of.length;
}
