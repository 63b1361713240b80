import type { JaxKey } from './jaxKey';
import { threefry2x32 } from './threefry';

/**
 * `jax.random.bits(key, (n,), 'uint32')` in the layout of `jax_threefry_partitionable=True`: word i depends on
 * i alone.
 */
export function randomBits(key: JaxKey, n: number): Uint32Array {
  const bits = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const [x, y] = threefry2x32(key, [0, i]);
    bits[i] = x ^ y;
  }
  return bits;
}
