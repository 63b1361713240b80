import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapses, crossingsBelow } from '../../../src/metrics/phases/collapses';
import { phases } from '../../../src/metrics/phases/phases';
import { phasesByThousand } from '../../../src/metrics/phases/phasesByThousand';
import { goldenTrajectory } from '../goldenTrajectory';

/** Accuracy by the steps at which it changes: `{0: 0.9, 2000: 0.5}`, rows every 100 epochs up to `last`. */
function history(last: number, steps: Record<number, number>) {
  const epoch = Array.from({ length: last / 100 + 1 }, (_, i) => 100 * i);
  const changes = Object.entries(steps).map(([e, a]) => [Number(e), a]);
  return { epoch, test_accuracy: epoch.map((e) => changes.filter(([from]) => from <= e).at(-1)?.[1] ?? 0) };
}

describe('collapses', () => {
  it('are 1,000 epochs of good accuracy apart, each 0.10 below the maximum that it names', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.7, max: 1, noNaN: true }), { maxLength: 300 }), (levels) => {
        const epoch = levels.flatMap((_, i) => [0, 400, 800, 1200].map((e) => 1_600 * i + e));
        const accuracy = levels.flatMap((a) => [a, a, a, a]);
        const found = collapses({ epoch, test_accuracy: accuracy });
        for (const [i, { good, armed, drop, maximum, accuracy: low }] of found.entries()) {
          expect(armed - good).toBeGreaterThanOrEqual(1_000);
          expect(drop).toBeGreaterThan(armed);
          expect(low).toBeLessThanOrEqual(maximum - 0.1);
          const since = accuracy.filter((_, r) => epoch[r] >= armed && epoch[r] <= drop);
          expect(maximum).toBe(Math.max(...since));
          if (i > 0) expect(good).toBeGreaterThanOrEqual(found[i - 1].drop);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds two in the JAX run, whose third cycle loses less than 0.10', () => {
    expect(collapses(goldenTrajectory()).map(({ drop }) => drop)).toEqual([26_400, 57_000]);
  });

  it('needs accuracy of 0.85 for 1,000 epochs first', () => {
    expect(collapses(history(3_000, { 1000: 0.85, 2000: 0.5 }))).toEqual([]);
    expect(collapses(history(3_000, { 1000: 0.85, 2100: 0.5 }))).toEqual([
      { good: 1_000, armed: 2_000, maximum: 0.85, drop: 2_100, accuracy: 0.5 },
    ]);
    expect(collapses(history(3_000, { 1000: 0.849, 2500: 0.5 }))).toEqual([]);
  });

  it('counts a fall to exactly the maximum minus 0.10, not one short of it', () => {
    expect(collapses(history(3_000, { 0: 1, 2000: 0.9 }))).toHaveLength(1);
    expect(collapses(history(3_000, { 0: 1, 2000: 0.901 }))).toHaveLength(0);
  });

  it('follows the maximum up, so that a slow slide counts too', () => {
    const slide = history(5_000, { 0: 0.86, 2000: 0.97, 3000: 0.93, 4000: 0.87 });
    expect(collapses(slide)[0]).toMatchObject({ maximum: 0.97, drop: 4_000 });
  });

  it('counts again only after it is armed again', () => {
    const early = history(6_000, { 0: 0.95, 2000: 0.5, 2500: 0.95, 3400: 0.5 });
    expect(collapses(early)).toHaveLength(1);
    const late = history(6_000, { 0: 0.95, 2000: 0.5, 2500: 0.95, 3600: 0.5 });
    expect(collapses(late).map(({ drop }) => drop)).toEqual([2_000, 3_600]);
  });

  it('may be armed again from the drop itself where that is still good', () => {
    const found = collapses(history(6_000, { 0: 1, 2000: 0.89, 3100: 0.5 }));
    expect(found.map(({ good, drop }) => [good, drop])).toEqual([
      [0, 2_000],
      [2_000, 3_100],
    ]);
  });

  it('does not look before the epoch it is asked to start from', () => {
    const run = history(9_000, { 0: 0.95, 2000: 0.5, 4000: 0.95, 8000: 0.5 });
    expect(collapses(run, 2_000).map(({ drop }) => drop)).toEqual([8_000]);
    expect(collapses(run, 7_500)).toEqual([]);
  });

  it('finds none in a run that never falls, and none in an empty one', () => {
    expect(collapses(history(5_000, { 0: 0.9 }))).toEqual([]);
    expect(collapses({ epoch: [], test_accuracy: [] })).toEqual([]);
  });
});

describe('crossingsBelow', () => {
  it('names the first row below the limit after one at or above it', () => {
    expect(crossingsBelow(history(3_000, { 0: 0.95, 1000: 0.949, 2000: 0.95, 2500: 0.9 }))).toEqual([
      1_000, 2_500,
    ]);
  });

  it('does not count a run that starts below', () => {
    expect(crossingsBelow(history(1_000, { 0: 0.9 }))).toEqual([]);
  });

  it('crosses four times in the JAX run, twice in its third cycle', () => {
    expect(crossingsBelow(goldenTrajectory())).toEqual([26_400, 56_500, 80_800, 82_000]);
  });
});

describe('phases', () => {
  it('lie before the drop but for the last, which is a multiple of 1,000 and 1,000 to 1,999 epochs after it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.7, max: 1, noNaN: true }), { maxLength: 300 }), (levels) => {
        const epoch = levels.flatMap((_, i) => [0, 400, 800, 1200].map((e) => 1_600 * i + e));
        const run = { epoch, test_accuracy: levels.flatMap((a) => [a, a, a, a]) };
        for (const collapse of collapses(run)) {
          const { build, peak, preCollapse, onset, collapsed } = phases(collapse, run);
          expect([onset - build, onset - peak, onset - preCollapse]).toEqual([3_000, 2_000, 1_000]);
          expect(onset).toBeGreaterThanOrEqual(collapse.good);
          expect(onset).toBeLessThan(collapse.drop);
          expect(run.test_accuracy[epoch.indexOf(onset)]).toBeGreaterThanOrEqual(collapse.maximum - 0.02);
          const between = run.test_accuracy.filter((_, i) => epoch[i] > onset && epoch[i] < collapse.drop);
          expect(between.every((a) => a < collapse.maximum - 0.02)).toBe(true);
          expect(collapsed % 1_000).toBe(0);
          expect(collapsed - collapse.drop).toBeGreaterThanOrEqual(1_000);
          expect(collapsed - collapse.drop).toBeLessThan(2_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('of the JAX run are at its history, not at the thousand before', () => {
    const run = goldenTrajectory();
    const found = collapses(run).map((collapse) => phases(collapse, run));
    expect(found).toMatchObject([
      { preCollapse: 25_300, onset: 26_300, collapsed: 28_000 },
      { onset: 56_200, collapsed: 58_000 },
    ]);
  });

  it('take neither the row at the drop, nor one more than 0.02 below, nor one before the stretch that armed the rule', () => {
    const run = history(6_000, { 0: 1, 2100: 0.97, 4000: 0.5 });
    expect(phases(collapses(run)[0], run).onset).toBe(2_000);
    expect(phases({ good: 2_100, drop: 4_000, maximum: 0.98 }, run).onset).toBe(3_900);
    expect(() => phases({ good: 2_100, drop: 4_000, maximum: 1 }, run)).toThrow(RangeError);
  });

  it('have collapsed at the drop plus 1,000 where that is a multiple of 1,000', () => {
    const run = history(6_000, { 0: 1, 2000: 0.5 });
    expect(phases(collapses(run)[0], run)).toMatchObject({ onset: 1_900, collapsed: 3_000 });
  });

  it('are refused for a collapse of another run', () => {
    const run = history(4_000, { 0: 0.9 });
    expect(() => phases({ good: 0, drop: 2_000, maximum: 0.99 }, run)).toThrow(RangeError);
  });
});

describe('phasesByThousand', () => {
  it('are 1,000 epochs apart about the last snapshot within 0.02 of the maximum', () => {
    const run = goldenTrajectory();
    const [first, second] = collapses(run).map((collapse) => phasesByThousand(collapse, run));
    expect(first).toEqual({
      build: 23_000,
      peak: 24_000,
      preCollapse: 25_000,
      onset: 26_000,
      collapsed: 27_000,
    });
    expect(second?.onset).toBe(56_000);
  });

  it('does not take the snapshot at the drop, nor one more than 0.02 below', () => {
    const run = history(6_000, { 0: 1, 2100: 0.97, 4000: 0.5 });
    expect(phasesByThousand(collapses(run)[0], run)?.onset).toBe(2_000);
  });

  it('are undefined when no snapshot qualifies', () => {
    const run = history(4_000, { 1100: 0.86, 2100: 0.99, 2500: 0.5 });
    expect(phasesByThousand(collapses(run)[0], run)).toBeUndefined();
  });
});
