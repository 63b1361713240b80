import { describe, expect, it } from 'vitest';
import { bootstrapMeans } from '../../../src/metrics/statistics/bootstrapMeans';

describe('bootstrapMeans', () => {
  it('of equal values are that value, without a width', () => {
    expect(bootstrapMeans([[2, 2, 2]])).toEqual([{ mean: 2, low: 2, high: 2 }]);
  });

  it('move and stretch with the values, draw for draw', () => {
    const values = [0, 1, 1, 3, 2, 0, 1];
    const [one, other] = bootstrapMeans([values, values.map((value) => 5 + 2 * value)]);
    expect(other.mean).toBeCloseTo(5 + 2 * one.mean, 12);
    expect(other.low).toBeCloseTo(5 + 2 * one.low, 12);
    expect(other.high).toBeCloseTo(5 + 2 * one.high, 12);
    expect(one.low).toBeLessThan(one.mean);
    expect(one.high).toBeGreaterThan(one.mean);
  });

  it('of two values 0 and 1 reach from 0 to 1: a quarter of the draws takes one of them twice', () => {
    expect(bootstrapMeans([[0, 1]])).toEqual([{ mean: 0.5, low: 0, high: 1 }]);
  });

  it('of many values have the width of the normal approximation', () => {
    const values = Array.from({ length: 400 }, (_, i) => Math.sin(i) * 3);
    const [{ mean, low, high }] = bootstrapMeans([values], { draws: 4_000, seed: 3 });
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400);
    expect((high - low) / (2 * 1.96 * (sd / 20))).toBeCloseTo(1, 1);
  });

  it('hang on the seed of the draws, and on nothing else', () => {
    const values = [Array.from({ length: 20 }, (_, i) => Math.exp(i / 7))];
    expect(bootstrapMeans(values, { seed: 1 })).toEqual(bootstrapMeans(values, { seed: 1 }));
    expect(bootstrapMeans(values, { seed: 1 })).not.toEqual(bootstrapMeans(values, { seed: 2 }));
  });
});
