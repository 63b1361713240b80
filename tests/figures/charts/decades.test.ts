import { describe, expect, it } from 'vitest';
import { decades } from '../../../src/figures/charts/decades';

describe('decades', () => {
  it('are the powers of ten from low to high, the ends among them', () => {
    expect(decades(1e-3, 10)).toEqual([1e-3, 0.01, 0.1, 1, 10]);
    expect(decades(2e-3, 9)).toEqual([0.01, 0.1, 1]);
  });

  it('are spread evenly where there are too many, with 1 kept', () => {
    expect(decades(1e-6, 10, 4)).toEqual([1e-6, 1e-4, 0.01, 1]);
  });

  it('are none within one decade', () => {
    expect(decades(2, 9)).toEqual([]);
  });
});
