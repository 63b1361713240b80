import { factory } from '@stdlib/random-base-mt19937';
import { checkedSeed } from './seed';

/** NumPy's legacy `RandomState`, as far as integers go. */
export interface NumpyGenerator {
  /** A uniform integer from 0 to `max` (< 2^32) inclusive: the legacy masked rejection of `random_interval`. */
  upTo(max: number): number;
}

/** @throws InputError for a seed outside 0 ... 2^32-1. */
export function numpyGenerator(seed: number): NumpyGenerator {
  // The library refuses seed 0; a whole state, filled as NumPy fills it, serves every seed alike.
  const next = factory({ state: seededState(checkedSeed(seed)) });
  return {
    upTo(max) {
      if (max === 0) return 0;
      const mask = 0xffffffff >>> Math.clz32(max);
      for (;;) {
        const value = (next() & mask) >>> 0;
        if (value <= max) return value;
      }
    },
  };
}

const WORDS = 624;

/**
 * The library's state array: version, sections, length, the 624 words, length, position, length, seed.
 * Words as `init_genrand` of Matsumoto and Nishimura's mt19937ar, which NumPy uses for integer seeds.
 */
function seededState(seed: number): Uint32Array {
  const words = new Uint32Array(WORDS);
  words[0] = seed;
  for (let i = 1; i < WORDS; i++) {
    words[i] = Math.imul(words[i - 1] ^ (words[i - 1] >>> 30), 1812433253) + i;
  }
  return Uint32Array.of(1, 3, WORDS, ...words, 1, WORDS, 1, seed);
}
