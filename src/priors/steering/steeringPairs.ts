import { InputError } from '../../inputError';
import { prngKey } from '../../random/jaxKey';
import { randomBits } from '../../random/randomBits';

/**
 * Indices of pairs with so many of each sum, drawn by a seed, rising.
 * @param labels their sums, 0..p-1.
 * @throws InputError naming a sum that has too few.
 * @example
 * import { activationsAt, openRun, steeringPairs } from 'activation-supervision';
 * const { heldOut, classes } = activationsAt(openRun('baseline'), 20_000, 'h1');
 * steeringPairs(heldOut.labels, classes).length; // => 194
 */
export function steeringPairs(labels: ArrayLike<number>, p: number, each = 2, seed = 0): number[] {
  const words = randomBits(prngKey(seed), labels.length);
  const order = Array.from(words, (_, i) => i).sort((i, j) => words[i] - words[j] || i - j);
  const chosen: number[] = [];
  for (let c = 0; c < p; c++) {
    const of = order.filter((i) => labels[i] === c).slice(0, each);
    if (of.length < each)
      throw new InputError(`steering: expected ${each} test pairs of the sum ${c}, found ${of.length}`);
    chosen.push(...of);
  }
  return chosen.sort((a, b) => a - b);
}
