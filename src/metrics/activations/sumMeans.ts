import type { Matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { classMeans } from './classMeans';
import { concatenate } from './concatenate';
import type { Labelled } from './nearestCentroid';

/**
 * The mean logits of all pairs with a + b = s mod p, row s of [p x p].
 * @param sets logits that together hold every pair once, with their labels (a + b) mod p: training and test set.
 * @throws InputError when they do not hold p pairs for each sum.
 */
export function sumMeans(sets: readonly Labelled[], p: number): Matrix {
  const { rows, labels } = concatenate(sets);
  const { means, counts } = classMeans(rows, labels, p);
  const odd = counts.findIndex((count) => count !== p);
  if (odd !== -1) throw new InputError(`expected ${p} pairs with the sum ${odd}, found ${counts[odd]}`);
  return means;
}
