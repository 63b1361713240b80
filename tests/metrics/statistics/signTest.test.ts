import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signTest } from '../../../src/metrics/statistics/signTest';

describe('signTest', () => {
  it('is the same for differences the other way round, with the sides changed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 }), (differences) => {
        const [one, other] = [signTest(differences), signTest(differences.map((d) => -d))];
        expect([one.above, one.below, one.ties, one.p]).toEqual([
          other.below,
          other.above,
          other.ties,
          other.p,
        ]);
        expect(one.p).toBeGreaterThan(0);
        expect(one.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [[1, 2, 1], 0.25],
    [[1, 1, 1, 1, 1, 1, 3], 2 / 128],
    [[1, 1, 1, 1, 1, 1, -1], 16 / 128],
    [[1, 1, -1, -1], 1],
    // scipy.stats.binomtest(2, 12).pvalue
    [[...new Array(10).fill(1), -1, -1], 0.03857421875],
  ])('of %j is %d, by hand', (differences, p) => {
    expect(signTest(differences).p).toBeCloseTo(p, 15);
  });

  it('leaves ties out, and finds nothing where there is nothing else', () => {
    expect(signTest([0, 1, 0, 1, 1])).toEqual({ above: 3, below: 0, ties: 2, p: 0.25 });
    expect(signTest([0, 0])).toEqual({ above: 0, below: 0, ties: 2, p: 1 });
    expect(signTest([])).toEqual({ above: 0, below: 0, ties: 0, p: 1 });
  });
});
