import { type Matrix, matrix, row } from '../engine/matrix';
import { type DenseLayer, denseForward } from '../models/denseForward';
import { denormalise, type GlpNormaliser } from '../models/glp/glpNormaliser';
import { normalised } from '../models/glp/normalised';
import { captionCount } from './captions';
import { VOCABULARY, WORDS } from './dictionary';

/** Numbers of one word's code. */
export const CODE = 16;

/** What puts activations into words and makes activations of words (DEFINITIONS, "grounding"). */
export interface Verbaliser {
  readonly normaliser: GlpNormaliser;
  /** d to 128 with ReLU, to the 4 read-outs of 16 side by side. */
  readonly encoder: readonly DenseLayer[];
  /** [4 x 64 codes of 16], word by word: row 64 k + w is the code of word w at place k. */
  readonly codebook: Matrix;
  /** The 4 codes side by side to 128 with ReLU, to d. */
  readonly decoder: readonly DenseLayer[];
}

/** The words of activations [n x d], n captions of 4: at each place the nearest code, of equally near ones the first. */
export function verbalise({ normaliser, encoder, codebook }: Verbaliser, h: Matrix): Int32Array {
  const { logits: read } = denseForward(encoder, normalised(normaliser, h));
  const words = new Int32Array(h.rows * WORDS);
  for (let i = 0; i < h.rows; i++) {
    for (let k = 0; k < WORDS; k++) {
      const z = row(read, i).subarray(k * CODE, (k + 1) * CODE);
      words[i * WORDS + k] = nearestCode(z, codebook, k);
    }
  }
  return words;
}

/**
 * The activations that captions stand for, [n x d].
 * @param words n captions of 4 words, 0..63. @throws InputError for another number of words, or one out of range.
 */
export function reconstruct({ normaliser, codebook, decoder }: Verbaliser, words: ArrayLike<number>): Matrix {
  const n = captionCount(words);
  const codes = matrix(n, WORDS * CODE);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < WORDS; k++)
      row(codes, i).set(row(codebook, k * VOCABULARY + words[i * WORDS + k]), k * CODE);
  const { logits } = denseForward(decoder, codes);
  const data = denormalise(normaliser, Float32Array.from(logits.data));
  return matrix(n, logits.columns, Float64Array.from(data));
}

function nearestCode(z: Float64Array, codebook: Matrix, place: number): number {
  let [best, least] = [0, Infinity];
  for (let word = 0; word < VOCABULARY; word++) {
    const code = row(codebook, place * VOCABULARY + word);
    let gap = 0;
    for (let j = 0; j < CODE; j++) gap += (z[j] - code[j]) ** 2;
    if (gap < least) [best, least] = [word, gap];
  }
  return best;
}
