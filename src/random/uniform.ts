import type { JaxKey } from './jaxKey';
import { randomBits } from './randomBits';

/** `jax.random.uniform(key, (n,), float32, min, max)`: 23 random bits, scaled in float32. */
export function uniform(key: JaxKey, n: number, min = 0, max = 1): Float32Array {
  const low = Math.fround(min);
  const width = Math.fround(Math.fround(max) - low);
  // The product has at most 47 bits: exact in float64, so that one rounding, as of a fused multiply-add, is left.
  return Float32Array.from(randomBits(key, n), (bits) =>
    Math.max(low, Math.fround((bits >>> 9) * 2 ** -23 * width + low)),
  );
}
