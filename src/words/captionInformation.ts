import { mean } from '../metrics/statistics/mean';
import { mutualInformation } from '../metrics/statistics/mutualInformation';
import { numpyPermutation } from '../random/numpyShuffle';
import { captionCount, wordsAt } from './captions';
import { VOCABULARY, WORDS } from './dictionary';

/** What captions tell of labels, bits beyond chance. */
export interface CaptionInformation {
  /** Of each word, `[4]`. */
  readonly words: readonly number[];
  /** Of the caption as a whole. Captions of which no two are alike tell as much of permuted labels: nothing beyond chance. */
  readonly caption: number;
}

const PERMUTATIONS = 10;

/** Mutual information with the labels, less the mean of that with permuted ones, 10 times (DEFINITIONS, "grounding"). */
export function captionInformation(
  captions: ArrayLike<number>,
  labels: ArrayLike<number>,
  seed = 0,
): CaptionInformation {
  const n = captionCount(captions);
  const shuffled = Array.from({ length: PERMUTATIONS }, (_, i) =>
    numpyPermutation(seed * PERMUTATIONS + i, n).map((at) => labels[at]),
  );
  const beyondChance = (said: Int32Array) =>
    mutualInformation(said, labels) - mean(shuffled.map((others) => mutualInformation(said, others)));
  const whole = new Int32Array(n);
  const words = Array.from({ length: WORDS }, (_, k) => {
    const said = wordsAt(captions, k);
    for (let i = 0; i < n; i++) whole[i] = whole[i] * VOCABULARY + said[i];
    return beyondChance(said);
  });
  return { words, caption: beyondChance(whole) };
}
