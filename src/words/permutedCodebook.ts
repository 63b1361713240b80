import { type Matrix, matrix, row } from '../engine/matrix';
import { numpyPermutation } from '../random/numpyShuffle';
import { VOCABULARY, WORDS } from './dictionary';

/**
 * A codebook [4 x 64 codes] in which the words of each place have changed their codes among each other: what has it says the same
 * by other words.
 */
export function permutedCodebook(codebook: Matrix, seed = 0): Matrix {
  const out = matrix(codebook.rows, codebook.columns);
  for (let k = 0; k < WORDS; k++) {
    for (const [word, other] of numpyPermutation(WORDS * seed + k, VOCABULARY).entries())
      row(out, k * VOCABULARY + other).set(row(codebook, k * VOCABULARY + word));
  }
  return out;
}
