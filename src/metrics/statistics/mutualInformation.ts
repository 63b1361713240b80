import { InputError } from '../../inputError';
import { log } from '../../random/log';

/**
 * Mutual information of two lists of labels, in bits: what one tells of the other. Of few samples with many labels it is too
 * large by chance alone; the same of permuted labels says by how much.
 * @throws InputError for lists of different lengths, or none.
 */
export function mutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0)
    throw new InputError(
      `mutualInformation: expected two lists of one length, found ${a.length} and ${b.length}`,
    );
  const [ofA, ofB, both] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  for (let i = 0; i < a.length; i++) {
    count(ofA, a[i]);
    count(ofB, b[i]);
    count(both, `${a[i]} ${b[i]}`);
  }
  let sum = 0;
  for (const [name, n] of both) {
    const [x, y] = name.split(' ').map(Number);
    const expected = (Number(ofA.get(x)) * Number(ofB.get(y))) / a.length;
    sum += (n / a.length) * log(n / expected);
  }
  return sum / log(2);
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
