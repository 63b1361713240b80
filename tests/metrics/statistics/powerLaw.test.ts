import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerLaw } from '../../../src/metrics/statistics/powerLaw';

describe('powerLaw', () => {
  const x = [1e9, 3e9, 1e10, 3e10, 1e11, 3e11, 1e12];

  it('finds a law again from points that lie on it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.8, noNaN: true }),
        fc.double({ min: 0.1, max: 0.6, noNaN: true }),
        (floor, exponent) => {
          const y = x.map((one) => floor + (one / 1e9) ** -exponent);
          const found = powerLaw(x, y);
          expect(found.exponent).toBeCloseTo(exponent, 2);
          expect(found.floor).toBeCloseTo(floor, 2);
          expect(found.error).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds the scale in the units of x, and a floor of 0 where there is none', () => {
    const y = x.map((one) => 700 * one ** -0.25);
    const found = powerLaw(x, y);
    expect(found.exponent).toBeCloseTo(0.25, 3);
    expect(found.scale / 700).toBeCloseTo(1, 1);
    expect(found.floor).toBeLessThan(1e-3 * Math.min(...y));
  });

  it('has an exponent below 0 for losses that grow', () => {
    expect(
      powerLaw(
        x,
        x.map((one) => one ** 0.1),
      ).exponent,
    ).toBeLessThan(0);
  });

  it.each([
    [[1, 2], [1, 2], 'found 2 and 2'],
    [[1, 2, 3], [1, 2], 'found 3 and 2'],
    [[1, 2, 0], [1, 2, 3], 'positive numbers, found 0'],
    [[1, 2, 3], [1, Number.NaN, 3], 'positive numbers, found NaN'],
  ])('refuses %j and %j', (xs, ys, reason) => {
    expect(() => powerLaw(xs, ys)).toThrow(reason);
  });
});
