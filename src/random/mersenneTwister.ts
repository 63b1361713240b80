const WORDS = 624;
const AHEAD = 397;

/**
 * MT19937, 32-bit words 0 ... 2^32-1 one after the other (Matsumoto and Nishimura's mt19937ar, seeded by its
 * `init_genrand`, which NumPy uses for integer seeds).
 */
export function mersenneTwister(seed: number): () => number {
  const words = new Uint32Array(WORDS);
  words[0] = seed;
  for (let i = 1; i < WORDS; i++) {
    words[i] = Math.imul(words[i - 1] ^ (words[i - 1] >>> 30), 1812433253) + i;
  }
  let at = WORDS;
  return () => {
    if (at === WORDS) {
      twist(words);
      at = 0;
    }
    let y = words[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** The next 624 words, in place. */
function twist(words: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) {
    const y = (words[i] & 0x80000000) | (words[(i + 1) % WORDS] & 0x7fffffff);
    words[i] = words[(i + AHEAD) % WORDS] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
