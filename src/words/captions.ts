import { InputError } from '../inputError';
import { VOCABULARY, WORDS } from './dictionary';

/**
 * How many captions a list of words is. @param words 4 a caption, one caption after the other.
 * @throws InputError for a number of words that is no multiple of 4, or a word that is none of 0..63.
 */
export function captionCount(words: ArrayLike<number>): number {
  for (let i = 0; i < words.length; i++) {
    if (!Number.isSafeInteger(words[i]) || words[i] < 0 || words[i] >= VOCABULARY)
      throw new InputError(
        `captions: expected ${WORDS} words of 0 to ${VOCABULARY - 1} each, found ${words[i]}`,
      );
  }
  if (words.length % WORDS !== 0)
    throw new InputError(
      `captions: expected ${WORDS} words of 0 to ${VOCABULARY - 1} each, found ${words.length} words`,
    );
  return words.length / WORDS;
}

/** The words of all captions at one place, 0..3. */
export function wordsAt(words: ArrayLike<number>, place: number): Int32Array {
  return Int32Array.from({ length: captionCount(words) }, (_, i) => words[i * WORDS + place]);
}
