// flax 0.12.8, flax/core/scope.py: a scope folds the SHA-1 of its path and of a counter into the key it was given.
import { foldIn, type JaxKey } from './jaxKey';
import { sha1 } from './sha1';

/**
 * The key that the n-th parameter (from 1) of the module at `path` gets from `Module.init(key)`: the path's
 * strings and the counter, without separators (`flax_fix_rng_separator` is off by default).
 */
export function flaxParameterKey(key: JaxKey, path: readonly string[], n: number): JaxKey {
  const hash = sha1(Uint8Array.of(...new TextEncoder().encode(path.join('')), n));
  return foldIn(key, new DataView(hash.buffer, hash.byteOffset).getUint32(0));
}
