import type { Claim } from './table';

/**
 * A claim that a direction agrees with what it should better than directions of other seeds do, which have no reason to:
 * the least of the one above the largest of the other. `ours` has both; not judged where either is missing.
 */
export function beatsOthers(
  statement: Pick<Claim, 'id' | 'statement' | 'rule'>,
  own: readonly number[],
  others: readonly number[],
): Claim {
  const judgeable = own.length > 0 && others.length > 0;
  const ends = judgeable ? [Math.min(...own), Math.max(...others)] : [];
  return { ...statement, published: null, ours: ends, held: judgeable ? ends[0] > ends[1] : null };
}
