import { describe, expect, it } from 'vitest';
import { median } from '../../bench/median.mjs';

describe('median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 100])).toBe(10);
  });

  it('is the mean of the two in the middle where they are even in number', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
