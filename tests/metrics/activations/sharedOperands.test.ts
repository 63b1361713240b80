import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedOperands } from '../../../src/metrics/activations/sharedOperands';
import { withinStrata } from '../../../src/metrics/statistics/withinStrata';
import { number } from '../arbitraries';

describe('sharedOperands', () => {
  it('counts operands that a reference pair has in the same place', () => {
    const pairs = [14, 42, 20, 89, 20, 42, 14, 15, 42, 14, 3, 89, 3, 3];
    expect([...sharedOperands(pairs, [0, 1])]).toEqual([2, 2, 2, 1, 0, 1, 0]);
    expect([...sharedOperands(pairs, [0])]).toEqual([2, 0, 1, 1, 0, 0, 0]);
    expect([...sharedOperands(pairs, [])]).toEqual(new Array(7).fill(0));
  });
});

describe('withinStrata', () => {
  it('does not see what depends on the stratum alone, nor a shift of all', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 20, maxLength: 20 }), number, (values, shift) => {
        const group = values.map((_, i) => i % 3 === 0);
        const found = withinStrata(values, group, 4);
        const moved = withinStrata(
          values.map((value, i) => value + shift + 7 * Math.floor(i / 5)),
          group,
          4,
        );
        expect(found).toHaveLength(4);
        moved.forEach((difference, k) => {
          expect(difference).toBeCloseTo(found[k], 8);
        });
      }),
    );
  });

  it('is the difference of the means in each stratum, without strata that lack a side', () => {
    const group = [true, false, true, true, false, true];
    expect(withinStrata([5, 1, 9, 9, 2, 4], group, 3)).toEqual([4, 2]);
    expect(withinStrata([5, 1, 9, 9, 2, 4], group, 1)).toEqual([27 / 4 - 3 / 2]);
    expect(withinStrata([], [], 3)).toEqual([]);
  });
});
