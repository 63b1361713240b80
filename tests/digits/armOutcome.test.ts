import { describe, expect, it } from 'vitest';
import { armOutcome } from '../../src/digits/armOutcome';

const history = {
  epoch: Int32Array.of(0, 1000, 2000, 3000, 4000),
  test_accuracy: Float64Array.of(1, 0.5, 0.9, 0.6, 0.8),
  h1_pc1_variance_fraction: Float64Array.of(0.9, 0.2, 0.4, 0.6, 0.4),
  h1_participation_ratio: Float64Array.of(1, 2, 4, 6, 8),
  mean_logit: Float64Array.of(0, -1, -2, -3, -4),
  row_excess: Float64Array.of(1, 0, 1, -1, 2),
};

describe('armOutcome', () => {
  it('looks at nothing before the epoch that it is told', () => {
    expect(armOutcome(history, 1000)).toEqual({
      test_accuracy: 0.8,
      deepest_fall: expect.closeTo(0.3, 12),
      mean_pc1: expect.closeTo(0.4, 12),
      max_pc1: 0.6,
      participation: 5,
      mean_logit: -4,
      excess_positive: 0.5,
    });
    expect(armOutcome(history, 0).deepest_fall).toBe(0.5);
    expect(armOutcome(history, 0).max_pc1).toBe(0.9);
  });

  it('counts no rise as a fall', () => {
    const rising = { ...history, test_accuracy: Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5) };
    expect(armOutcome(rising, 0).deepest_fall).toBe(0);
  });

  it('refuses a history that ends too soon or lacks a column', () => {
    expect(() => armOutcome(history, 5000)).toThrow('expected rows from epoch 5000 on, found none');
    const { row_excess: _, ...rest } = history;
    expect(() => armOutcome(rest as typeof history, 0)).toThrow(
      'expected a column row_excess, found epoch, ',
    );
  });
});
