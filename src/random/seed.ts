import { InputError } from '../inputError';

/**
 * `seed` when NumPy and JAX both take it.
 * @throws InputError unless it is an integer from 0 to 2^32 - 1.
 */
export function checkedSeed(seed: number): number {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InputError(`a seed must be an integer from 0 to 4294967295, got ${seed}`);
  }
  return seed;
}
