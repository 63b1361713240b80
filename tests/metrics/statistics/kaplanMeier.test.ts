import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../../src/metrics/statistics/kaplanMeier';

const at = (time: number, happened = true) => ({ time, happened });

describe('kaplanMeier', () => {
  it('is the share that is left where nothing is censored before the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }), (times) => {
        for (const { time, share } of kaplanMeier(times.map((one) => at(one))))
          expect(share).toBeCloseTo(times.filter((one) => one > time).length / times.length, 12);
      }),
    );
  });

  it('falls from step to step, in order of time, and never below 0', () => {
    const duration = fc.record({ time: fc.integer({ min: 0, max: 9 }), happened: fc.boolean() });
    fc.assert(
      fc.property(fc.array(duration), (durations) => {
        const steps = kaplanMeier(durations);
        steps.forEach(({ time, share }, i) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThan(steps[i - 1]?.share ?? 1);
          expect(time).toBeGreaterThan(steps[i - 1]?.time ?? -1);
        });
      }),
    );
  });

  it('has the values of the estimate by hand, censored times among the others', () => {
    const steps = kaplanMeier([at(3), at(5, false), at(5), at(8), at(9, false)]);
    expect(steps.map(({ time }) => time)).toEqual([3, 5, 8]);
    [4 / 5, (4 / 5) * (3 / 4), (3 / 5) * (1 / 2)].forEach((share, i) => {
      expect(steps[i].share).toBeCloseTo(share, 12);
    });
  });

  it('has no step where nothing happened', () => {
    expect(kaplanMeier([at(4, false), at(4, false)])).toEqual([]);
    expect(kaplanMeier([])).toEqual([]);
  });
});
