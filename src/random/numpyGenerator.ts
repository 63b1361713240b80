import { mersenneTwister } from './mersenneTwister';
import { checkedSeed } from './seed';

/** NumPy's legacy `RandomState`, as far as integers go. */
export interface NumpyGenerator {
  /** A uniform integer from 0 to `max` (< 2^32) inclusive: the legacy masked rejection of `random_interval`. */
  upTo(max: number): number;
}

/** @throws InputError for a seed outside 0 ... 2^32-1. */
export function numpyGenerator(seed: number): NumpyGenerator {
  const next = mersenneTwister(checkedSeed(seed));
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
