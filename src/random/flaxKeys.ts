// flax 0.12.8, flax/core/scope.py: a scope folds the SHA-1 of its path and of a counter into the key it was given.
import { createHash } from 'node:crypto';
import { foldIn, type JaxKey } from './jaxKey';

/**
 * The key that the n-th parameter (from 1) of the module at `path` gets from `Module.init(key)`: the path's
 * strings and the counter, without separators (`flax_fix_rng_separator` is off by default).
 */
export function flaxParameterKey(key: JaxKey, path: readonly string[], n: number): JaxKey {
  const hash = createHash('sha1');
  for (const part of path) hash.update(part, 'utf8');
  hash.update(Uint8Array.of(n));
  return foldIn(key, hash.digest().readUInt32BE(0));
}
