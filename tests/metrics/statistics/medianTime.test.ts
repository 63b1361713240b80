import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianTime } from '../../../src/metrics/statistics/medianTime';
import { golden } from './golden';

describe('medianTime', () => {
  it.each(golden.medians)('of $times ($happened) is that of lifelines', ({ times, happened, median }) => {
    expect(medianTime(times.map((time, i) => ({ time, happened: happened[i] })))).toBe(median ?? Number.NaN);
  });

  it('is the lower middle one where nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 }), (times) => {
        const sorted = [...times].sort((a, b) => a - b);
        expect(medianTime(times.map((time) => ({ time, happened: true })))).toBe(
          sorted[Math.ceil(times.length / 2) - 1],
        );
      }),
    );
  });

  it('of no run is none', () => {
    expect(medianTime([])).toBeNaN();
  });
});
