import { checkedSeed } from './seed';
import { threefry2x32, type WordPair } from './threefry';

/** A raw JAX key: two unsigned 32-bit words. */
export type JaxKey = WordPair;

/**
 * `jax.random.PRNGKey(seed)`.
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function prngKey(seed: number): JaxKey {
  return [0, checkedSeed(seed)];
}

/** `jax.random.split(key, n)`. */
export function split(key: JaxKey, n = 2): JaxKey[] {
  return Array.from({ length: n }, (_, i) => threefry2x32(key, [0, i]));
}

/** `jax.random.fold_in(key, data)` for an unsigned 32-bit `data`. */
export function foldIn(key: JaxKey, data: number): JaxKey {
  return threefry2x32(key, [0, data]);
}
