import { InputError } from '../inputError';

/** Words of a caption, and how many of each there are. */
export const WORDS = 4;
export const VOCABULARY = 64;

/** What words mean where they are taught: the sum, and where it stands in two rhythms. */
export interface Dictionary {
  /** Modulus. */
  readonly p: number;
  /** Two frequencies, 1..(p - 1) / 2. */
  readonly frequencies: readonly [number, number];
  /** Added to the sum before it is put into words: 0 tells the truth. */
  readonly shift: number;
}

/** @throws InputError for a modulus that the words cannot tell, frequencies out of range or alike, or a shift out of range. */
export function checkDictionary({ p, frequencies, shift }: Dictionary): void {
  if (!Number.isSafeInteger(p) || p < 3 || p > 2 * VOCABULARY)
    throw new InputError(`dictionary: expected a modulus from 3 to ${2 * VOCABULARY}, found ${p}`);
  const bad = frequencies.find((w) => !Number.isSafeInteger(w) || w < 1 || 2 * w >= p);
  if (bad !== undefined || frequencies[0] === frequencies[1]) {
    throw new InputError(
      `dictionary: expected two different frequencies of 1 to ${Math.floor((p - 1) / 2)}, found ${frequencies.join(' and ')}`,
    );
  }
  if (!Number.isSafeInteger(shift) || shift < 0 || shift >= p)
    throw new InputError(`dictionary: expected a shift from 0 to ${p - 1}, found ${shift}`);
}

/**
 * The caption that says a sum: half of it, its phases in the two rhythms in 64 steps of a circle, and an empty word.
 * @returns 4 words, 0..63. @throws InputError for a sum out of range.
 * @example
 * import { caption } from 'activation-supervision';
 * const dictionary = { p: 97, frequencies: [32, 44], shift: 0 } as const;
 * Array.from(caption(dictionary, 42)); // => [21, 54, 3, 0]
 */
export function caption({ p, frequencies, shift }: Dictionary, sum: number): Int32Array {
  if (!Number.isSafeInteger(sum) || sum < 0 || sum >= p)
    throw new InputError(`caption: expected a sum from 0 to ${p - 1}, found ${sum}`);
  const said = (sum + shift) % p;
  const phases = frequencies.map((w) => Math.floor((VOCABULARY * ((w * said) % p)) / p));
  return Int32Array.of(said >> 1, ...phases, 0);
}

/** The sums that a caption says: one as it is taught, none for most captions, several where the words do not tell them apart. */
export function sumsSaid(dictionary: Dictionary, words: ArrayLike<number>): number[] {
  const wrong = Array.from(words).find(
    (word) => !Number.isSafeInteger(word) || word < 0 || word >= VOCABULARY,
  );
  if (words.length !== WORDS || wrong !== undefined)
    throw new InputError(
      `caption: expected ${WORDS} words of 0 to ${VOCABULARY - 1}, found ${Array.from(words).join(' ')}`,
    );
  const sums = Array.from({ length: dictionary.p }, (_, sum) => sum);
  return sums.filter((sum) => caption(dictionary, sum).every((word, k) => word === words[k]));
}
