import { describe, expect, it } from 'vitest';
import { frontier } from '../../../src/metrics/statistics/frontier';

describe('frontier', () => {
  it('has what nothing beats, by cost', () => {
    expect(frontier([4, 1, 2, 3], [1, 5, 6, 2])).toEqual([1, 3, 0]);
  });

  it('has one of points of equal cost, the better; of points alike the first', () => {
    expect(frontier([1, 1, 2, 2], [3, 2, 1, 1])).toEqual([1, 2]);
  });

  it('leaves out what is not better than something cheaper, and NaN', () => {
    expect(frontier([1, 2, 3], [1, 1, Number.NaN])).toEqual([0]);
    expect(frontier([], [])).toEqual([]);
  });
});
