import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { rollingQuartiles } from '../../../src/metrics/statistics/rollingQuartiles';

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('rollingQuartiles', () => {
  it('are those of the values within half a window of each place', () => {
    const [, middle] = rollingQuartiles(count(9), [9, 1, 5, 2, 4, 3, 8, 7, 6], 4, 4);
    // About 4: 5, 2, 4, 3, 8.
    expect(middle).toEqual({ x: 4, lower: 3, median: 4, upper: 5 });
  });

  it('take what is there at the ends', () => {
    const ends = rollingQuartiles([0, 10, 20, 30], [1, 2, 3, 4], 20, 30);
    expect(ends.map(({ x, median }) => [x, median])).toEqual([
      [0, 1.5],
      [30, 3.5],
    ]);
  });

  it('are not moved by an outlier, nor by what is no number', () => {
    const y = count(101).map((i) => (i === 50 ? 1_000 : i === 51 ? Number.NaN : 1));
    expect(rollingQuartiles(count(101), y, 20, 50)[1]).toEqual({ x: 50, lower: 1, median: 1, upper: 1 });
  });

  it('leave out a place with no number about it, and are none of nothing', () => {
    expect(rollingQuartiles([0, 10, 20], [1, Number.NaN, 3], 2, 10).map(({ x }) => x)).toEqual([0, 20]);
    expect(rollingQuartiles([], [], 2, 10)).toEqual([]);
  });

  it('refuse a window of nothing', () => {
    expect(() => rollingQuartiles([0, 1], [0, 1], 0, 1)).toThrow(InputError);
  });
});
