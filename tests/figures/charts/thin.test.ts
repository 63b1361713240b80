import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin } from '../../../src/figures/charts/thin';

const walk = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
const tolerances = fc.double({ min: 0, max: 10, noNaN: true });
const count = (n: number) => Array.from({ length: n }, (_, i) => i);

/** The y at `i` of the straight connections of the kept points. */
function drawn(y: readonly number[], kept: readonly number[], i: number): number {
  const right = kept.find((one) => one >= i) ?? 0;
  const left = kept.filter((one) => one <= i).at(-1) ?? 0;
  return left === right ? y[i] : y[left] + ((y[right] - y[left]) * (i - left)) / (right - left);
}

describe('thin', () => {
  it('draws every point that it leaves out within the tolerance', () => {
    fc.assert(
      fc.property(walk, tolerances, (y, tolerance) => {
        const kept = thin(count(y.length), y, tolerance);
        for (const i of count(y.length)) {
          expect(Math.abs(drawn(y, kept, i) - y[i])).toBeLessThanOrEqual(tolerance + 1e-9);
        }
      }),
    );
  });

  it('keeps increasing indices with the first and the last', () => {
    fc.assert(
      fc.property(walk, tolerances, (y, tolerance) => {
        const kept = thin(count(y.length), y, tolerance);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect([kept[0], kept.at(-1)]).toEqual([0, y.length - 1]);
      }),
    );
  });

  it('keeps a spike of a single point and drops the flat stretches beside it', () => {
    const y = count(1_001).map((i) => (i === 500 ? 1 : 0));
    expect(thin(count(1_001), y, 0.1)).toEqual([0, 499, 500, 501, 1_000]);
  });

  it('keeps the ends of a straight line only', () => {
    expect(thin([0, 1, 2, 10], [0, 2, 4, 20], 1e-9)).toEqual([0, 3]);
  });

  it('measures along y by the distance in x, not by the count of points', () => {
    expect(thin([0, 1, 10], [0, 1, 10], 1e-9)).toEqual([0, 2]);
    expect(thin([0, 1, 10], [0, 5, 10], 1e-9)).toEqual([0, 1, 2]);
  });

  it('answers nothing for no points', () => {
    expect(thin([], [], 1)).toEqual([]);
  });
});
