import { allOnes } from './allOnes';
import { cosine } from './cosine';
import { norm } from './norm';
import { withoutDirection } from './withoutDirection';

/** What is left of the all-ones direction itself is rounding, below this share of its length. */
const NOTHING = 1e-12;

/** How far two directions of h1 agree, 0..1; no sign matters. */
export interface Agreement {
  /** |cos| of the two. */
  readonly whole: number;
  /** |cos| of their parts orthogonal to the all-ones direction; NaN when one of them has none. */
  readonly withoutOnes: number;
}

/** @param a vector of d. @param b vector of d. */
export function agreement(a: Float64Array, b: Float64Array): Agreement {
  const [left, right] = [a, b].map((x) => withoutDirection(x, allOnes(x.length)));
  const nothing = norm(left) <= NOTHING * norm(a) || norm(right) <= NOTHING * norm(b);
  return {
    whole: Math.abs(cosine(a, b)),
    withoutOnes: nothing ? Number.NaN : Math.abs(cosine(left, right)),
  };
}

/** |cos| of a direction of h1 with the all-ones direction, 0..1. */
export function onesShare(direction: Float64Array): number {
  return Math.abs(cosine(direction, allOnes(direction.length)));
}
