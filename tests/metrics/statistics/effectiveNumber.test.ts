import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveNumber } from '../../../src/metrics/statistics/effectiveNumber';
import { heaviest } from '../../../src/metrics/statistics/heaviest';
import { onePercent } from '../../../src/metrics/statistics/onePercent';
import { topShare } from '../../../src/metrics/statistics/topShare';
import { goldenSnapshot } from '../goldenSnapshots';

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });

describe('effectiveNumber', () => {
  it('is between 1 and n and does not change with scale', () => {
    fc.assert(
      fc.property(weights, (w) => {
        const n = effectiveNumber(w);
        expect(n).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(n).toBeLessThanOrEqual(w.length + 1e-9);
        expect(effectiveNumber(w.map((x) => x / 8))).toBeCloseTo(n, 12);
      }),
    );
  });

  it('is n of equal weights and NaN of none', () => {
    expect(effectiveNumber([2, 2, 2])).toBe(3);
    expect(effectiveNumber([0])).toBeNaN();
  });
});

describe('topShare', () => {
  it('grows with k to all of the weight', () => {
    fc.assert(
      fc.property(weights, (w) => {
        const shares = w.map((_, k) => topShare(w, k + 1));
        expect(shares.at(-1)).toBeCloseTo(1, 12);
        for (let k = 1; k < shares.length; k++) expect(shares[k]).toBeGreaterThan(shares[k - 1]);
      }),
    );
  });

  it('gives two samples of the Zipf exponent 1.5 half of the weight', () => {
    expect(topShare(goldenSnapshot(26_000).weights, 2)).toBeCloseTo(0.526, 3);
  });
});

describe('heaviest', () => {
  it('lists by weight, equal ones by index', () => {
    expect(heaviest([1, 3, 3, 2], 3)).toEqual([1, 2, 3]);
    expect(heaviest([1, 2], 5)).toEqual([1, 0]);
  });
});

describe('onePercent', () => {
  it('is 28 of 2,822 and never none', () => {
    expect(onePercent(2822)).toBe(28);
    expect(onePercent(50)).toBe(1);
  });
});
