import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOverlap } from '../../../src/metrics/statistics/setOverlap';

const sets = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 });

describe('setOverlap', () => {
  it('is the same both ways, between 0 and 1, and 1 with itself', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(setOverlap(a, b)).toBe(setOverlap(b, a));
        expect(setOverlap(a, b)).toBeGreaterThanOrEqual(0);
        expect(setOverlap(a, b)).toBeLessThanOrEqual(1);
        expect(setOverlap(a, a)).toBe(1);
      }),
    );
  });

  it('is what is common over what is there', () => {
    expect(setOverlap([1, 2, 3], [2, 3, 3, 4, 5])).toBe(2 / 5);
    expect(setOverlap([1], [2])).toBe(0);
    expect(setOverlap([], [])).toBeNaN();
  });
});
