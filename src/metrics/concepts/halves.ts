import { foldIn, prngKey } from '../../random/jaxKey';
import { randomBits } from '../../random/randomBits';
import type { Concept } from './concept';

/** Rows of which one half chooses and the other judges, indices rising. */
export interface Halves {
  readonly choosing: readonly number[];
  readonly judging: readonly number[];
}

/** Halves of n rows drawn by a seed; of an odd number the smaller one chooses. */
export function halvesOf(n: number, seed = 0): Halves {
  const order = shuffled(
    Array.from({ length: n }, (_, i) => i),
    seed,
    0,
  );
  const rising = (part: readonly number[]) => [...part].sort((a, b) => a - b);
  const middle = Math.floor(n / 2);
  return { choosing: rising(order.slice(0, middle)), judging: rising(order.slice(middle)) };
}

/** The rows of each half that a concept is asked of. */
export function askedOf({ choosing, judging }: Halves, { asked }: Pick<Concept, 'asked'>): Halves {
  const among = new Set(asked);
  return { choosing: choosing.filter((i) => among.has(i)), judging: judging.filter((i) => among.has(i)) };
}

/** The same numbers in an order drawn by seed and fold. */
export function shuffled(values: readonly number[], seed: number, fold: number): number[] {
  const words = randomBits(foldIn(prngKey(seed), fold), values.length);
  return Array.from(values.keys())
    .sort((i, j) => words[i] - words[j] || i - j)
    .map((i) => values[i]);
}
