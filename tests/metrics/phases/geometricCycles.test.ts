import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricCycles } from '../../../src/metrics/phases/geometricCycles';
import { goldenTrajectory } from '../goldenTrajectory';

/** A history every 100 epochs to `last`, the fraction 0.1 but where `high` says otherwise. */
function history(last: number, high: Record<number, number>) {
  const epoch = Array.from({ length: last / 100 + 1 }, (_, i) => 100 * i);
  return { epoch, h1_pc1_variance_fraction: epoch.map((e) => high[e] ?? 0.1) };
}

describe('geometricCycles', () => {
  it('finds disjoint cycles at least 5,000 epochs apart, whose spike is inside and above the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 400 }), (fraction) => {
        const epoch = fraction.map((_, i) => 9_000 + 300 * i);
        const cycles = geometricCycles({ epoch, h1_pc1_variance_fraction: fraction });
        for (const [i, { start, end, spike, fraction: top }] of cycles.entries()) {
          expect(start).toBeLessThanOrEqual(spike);
          expect(spike).toBeLessThanOrEqual(end);
          expect(top).toBeGreaterThan(0.5);
          if (i > 0) expect(start - cycles[i - 1].end).toBeGreaterThanOrEqual(5_000);
        }
        const inside = epoch.filter((e) => cycles.some(({ start, end }) => e >= start && e <= end));
        for (const [i, e] of epoch.entries()) {
          if (e > 10_000 && fraction[i] > 0.5) expect(inside).toContain(e);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds the three cycles of the JAX run', () => {
    expect(geometricCycles(goldenTrajectory())).toEqual([
      { start: 25_300, end: 27_200, spike: 26_300, fraction: 0.941719, open: false },
      { start: 55_500, end: 56_400, spike: 55_800, fraction: 0.868772, open: false },
      { start: 80_500, end: 81_300, spike: 80_800, fraction: 0.858907, open: false },
    ]);
  });

  it('takes the first of equal spikes', () => {
    expect(geometricCycles(history(12_000, { 11000: 0.7, 11100: 0.8, 11200: 0.8 }))[0].spike).toBe(11_100);
  });

  it('looks only after epoch 10,000, at fractions above one half', () => {
    expect(geometricCycles(history(12_000, { 9900: 0.9, 10000: 0.9, 11000: 0.5 }))).toEqual([]);
    expect(geometricCycles(history(12_000, { 9900: 0.9, 10000: 0.9, 10100: 0.6 }))[0].start).toBe(10_100);
  });

  it('joins stretches closer than 5,000 epochs and no others', () => {
    const joined = geometricCycles(history(20_000, { 11000: 0.7, 15900: 0.9 }));
    expect(joined).toEqual([{ start: 11_000, end: 15_900, spike: 15_900, fraction: 0.9, open: false }]);
    expect(geometricCycles(history(20_000, { 11000: 0.7, 16000: 0.9 }))).toHaveLength(2);
  });

  it('marks a cycle that the history ends in as open', () => {
    expect(geometricCycles(history(11_100, { 11000: 0.7, 11100: 0.8 }))).toEqual([
      { start: 11_000, end: 11_100, spike: 11_100, fraction: 0.8, open: true },
    ]);
    expect(geometricCycles(history(11_200, { 11000: 0.7, 11100: 0.8 }))[0].open).toBe(false);
  });

  it('keeps neighbouring rows of a coarse history together', () => {
    const coarse = { epoch: [12_000, 18_000, 24_000], h1_pc1_variance_fraction: [0.6, 0.7, 0.2] };
    expect(geometricCycles(coarse)).toHaveLength(1);
  });

  it('finds nothing in an empty history', () => {
    expect(geometricCycles({ epoch: [], h1_pc1_variance_fraction: [] })).toEqual([]);
  });
});
