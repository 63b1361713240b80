import { type Matrix, matrix, row } from '../../src/engine/matrix';
import { argmax } from '../../src/metrics/statistics/argmax';
import { caption, type Dictionary, sumsSaid } from '../../src/words/dictionary';
import type { WordCode } from '../../src/words/wordCode';

/** Activations that are a sum and nothing else: one of p columns is 1. The head of this network gives them back. */
export function oneHot(labels: ArrayLike<number>, p: number): Matrix {
  const h = matrix(labels.length, p);
  for (let i = 0; i < h.rows; i++) row(h, i)[labels[i]] = 1;
  return h;
}

const plain = (p: number) => ({ mean: new Float32Array(p), scale: new Float32Array(p).fill(1) });

/** A code that says the sum of one-hot activations by a dictionary, and takes what is not said by it for the sum 0. */
export function honestCode(dictionary: Dictionary): WordCode {
  const { p } = dictionary;
  return {
    normaliser: plain(p),
    verbalise: (h) =>
      Int32Array.from(
        Array.from({ length: h.rows }, (_, i) => Array.from(caption(dictionary, argmax(row(h, i))))).flat(),
      ),
    reconstruct: (words) =>
      oneHot(
        Array.from(
          { length: words.length / 4 },
          (_, i) => sumsSaid(dictionary, Array.from(words).slice(4 * i, 4 * i + 4))[0] ?? 0,
        ),
        p,
      ),
  };
}

/** A code of additive meanings: each word adds a vector of its own, whatever the others are. */
export function additiveCode(meanings: Matrix, captions: Int32Array): WordCode {
  return {
    normaliser: plain(meanings.columns),
    verbalise: () => captions,
    reconstruct: (words) => {
      const out = matrix(words.length / 4, meanings.columns);
      for (let at = 0; at < words.length; at++) {
        const meaning = row(meanings, (at % 4) * 64 + words[at]);
        row(out, Math.floor(at / 4)).forEach((x, j, all) => {
          all[j] = x + meaning[j];
        });
      }
      return out;
    },
  };
}
