import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageRanks } from '../../../src/metrics/statistics/averageRanks';
import { spearman } from '../../../src/metrics/statistics/spearman';

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 2,
  maxLength: 20,
});

describe('spearman', () => {
  it('does not change with the order of the pairs, equal values included, nor under rising functions', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const of = (some: [number, number][]) =>
          spearman(
            some.map(([x]) => x),
            some.map(([, y]) => y),
          );
        fc.pre(!Number.isNaN(of(list)));
        expect(of([...list].reverse())).toBeCloseTo(of(list), 12);
        expect(of(list.map(([x, y]) => [x ** 3, 10 * y]))).toBeCloseTo(of(list), 12);
        expect(of(list.map(([x, y]) => [-x, y]))).toBeCloseTo(-of(list), 12);
      }),
    );
  });

  it('is the known value with ties', () => {
    // By hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4.
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('is 1 for any rising relation and NaN for a constant or a NaN', () => {
    expect(spearman([1, 2, 9], [0, 5, 6])).toBeCloseTo(1, 12);
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(spearman([1, Number.NaN, 2], [1, 2, 3])).toBeNaN();
  });

  it('refuses lists of different lengths or of one value', () => {
    expect(() => spearman([1, 2], [1])).toThrow('found 2 and 1');
    expect(() => spearman([1], [1])).toThrow('at least 2');
  });
});

describe('averageRanks', () => {
  it('gives equal values the mean of their ranks', () => {
    expect(Array.from(averageRanks([30, 10, 30, 20, 30]))).toEqual([4, 1, 4, 2, 4]);
  });
});
