import { numpyGenerator } from './numpyGenerator';

/**
 * The order in which `numpy.random.RandomState(seed).shuffle` leaves a list of n items: position i of the
 * shuffled list holds item `result[i]`.
 * @returns Int32Array of length n, a permutation of 0 ... n-1.
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function numpyPermutation(seed: number, n: number): Int32Array {
  const generator = numpyGenerator(seed);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = generator.upTo(i);
    const moved = order[i];
    order[i] = order[j];
    order[j] = moved;
  }
  return order;
}
