import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventRate } from '../../../src/metrics/statistics/eventRate';
import { golden } from './golden';

const counts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 10 });

describe('eventRate', () => {
  it.each(
    golden.rates,
  )('of $counts in $epochs epochs is what JAX and NumPy make of the same draws', (one) => {
    const { mean, low, high } = eventRate(one.counts, one.epochs);
    expect(mean).toBeCloseTo(one.mean, 12);
    expect(low).toBeCloseTo(one.low, 12);
    expect(high).toBeCloseTo(one.high, 12);
  });

  it('lies within its interval, and that within the least and the largest', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { mean, low, high } = eventRate(some, 50_000);
        expect(low).toBeLessThanOrEqual(mean + 1e-9);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
        expect(low).toBeGreaterThanOrEqual(2 * Math.min(...some) - 1e-9);
        expect(high).toBeLessThanOrEqual(2 * Math.max(...some) + 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('halves with twice the span', () => {
    const [one, other] = [eventRate([1, 2, 4], 40_000), eventRate([1, 2, 4], 80_000)];
    expect([other.mean, other.low, other.high].map((value) => 2 * value)).toEqual([
      one.mean,
      one.low,
      one.high,
    ]);
  });

  it('of a single run has no interval, and of none no mean', () => {
    expect(eventRate([2], 50_000)).toEqual({ mean: 4, low: Number.NaN, high: Number.NaN });
    expect(eventRate([], 50_000).mean).toBeNaN();
  });
});
