import type { Matrix } from '../engine/matrix';
import { centre } from '../metrics/algebra/centre';
import type { GlpNormaliser } from '../models/glp/glpNormaliser';
import { normalised } from '../models/glp/normalised';
import { reconstruct, type Verbaliser, verbalise } from './verbaliser';

/** What puts activations into captions of 4 words and makes activations of captions, however it came to it. */
export interface WordCode {
  /** Of the activations that it was made of. */
  readonly normaliser: GlpNormaliser;
  /** Activations [n x d] to n captions of 4 words, 0..63. */
  readonly verbalise: (h: Matrix) => Int32Array;
  /** n captions to activations [n x d]. Throws InputError for words out of range. */
  readonly reconstruct: (words: ArrayLike<number>) => Matrix;
}

/** A trained verbaliser with its reconstructor. */
export function codeOfVerbaliser(verbaliser: Verbaliser): WordCode {
  return {
    normaliser: verbaliser.normaliser,
    verbalise: (h) => verbalise(verbaliser, h),
    reconstruct: (words) => reconstruct(verbaliser, words),
  };
}

/** 1 less the mean squared error over the variance, in normalised units: what captions keep of activations [n x d]. */
export function keptByWords(code: WordCode, h: Matrix): number {
  const before = normalised(code.normaliser, h);
  const after = normalised(code.normaliser, code.reconstruct(code.verbalise(h)));
  const error = before.data.reduce((sum, x, i) => sum + (after.data[i] - x) ** 2, 0);
  const all = centre(before).data.reduce((sum, x) => sum + x * x, 0);
  return 1 - error / all;
}
