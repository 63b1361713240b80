import { heldAtEach } from './heldAtEach';
import type { Claim } from './table';

/**
 * A claim that one series is above every rival's at each collapse. `ours` is by how much above the best of them; not
 * judged without a collapse or a rival.
 */
export function beatsAtEach(
  statement: Pick<Claim, 'id' | 'statement' | 'rule'>,
  own: readonly number[],
  rivals: readonly (readonly number[])[],
): Claim {
  const ours = rivals.length > 0 ? own.map((value, i) => value - Math.max(...rivals.map((of) => of[i]))) : [];
  return { ...statement, published: null, ours, held: heldAtEach(ours, (margin) => margin > 0) };
}
