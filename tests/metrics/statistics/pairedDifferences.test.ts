import { describe, expect, it } from 'vitest';
import { pairedDifferences } from '../../../src/metrics/statistics/pairedDifferences';
import { golden } from './golden';

const bySeed = (counts: readonly number[], first = 42) =>
  new Map(counts.map((count, i) => [first + i, count] as const));

describe('pairedDifferences', () => {
  it.each(golden.paired)('of $these and $those has the p of SciPy’s exact test', (one) => {
    const found = pairedDifferences(bySeed(one.these), bySeed(one.those));
    expect(found).toMatchObject({ above: one.above, below: one.below, mean: one.mean });
    expect(found.ties).toBe(one.these.length - one.above - one.below);
    expect(found.p).toBeCloseTo(one.p, 14);
  });

  it('pairs by unit, not by place, and leaves out those that lack either', () => {
    const found = pairedDifferences(bySeed([5, 1, 2], 43), bySeed([9, 3, 3, 2], 42));
    expect([found.units, found.differences]).toEqual([
      [43, 44, 45],
      [2, -2, 0],
    ]);
    expect(pairedDifferences(bySeed([1]), bySeed([1], 99))).toMatchObject({
      units: [],
      mean: Number.NaN,
      p: 1,
    });
  });

  it('of the same two the other way round has the other sides and the same p', () => {
    const [these, those] = [bySeed([0, 1, 0, 0, 2]), bySeed([2, 1, 3, 1, 1])];
    const [one, other] = [pairedDifferences(these, those), pairedDifferences(those, these)];
    expect([other.above, other.below, other.ties, other.p]).toEqual([one.below, one.above, one.ties, one.p]);
    expect(other.mean).toBe(-one.mean);
  });
});
