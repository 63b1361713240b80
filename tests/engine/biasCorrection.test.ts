import { describe, expect, it } from 'vitest';
import { biasCorrection } from '../../src/engine/biasCorrection';

describe('biasCorrection', () => {
  it.each([0.9, 0.999])('is 1 - beta^t of the float32 beta, for beta %d', (beta) => {
    for (const t of [1, 2, 3, 10, 100, 1000, 12_345]) {
      expect(Math.abs(biasCorrection(beta, t) - (1 - Math.fround(beta) ** t))).toBeLessThan(2 ** -23);
    }
  });

  it('is a float32, rises with t and ends at 1', () => {
    const values = Array.from({ length: 3000 }, (_, i) => biasCorrection(0.999, 10 * (i + 1)));
    expect(values.every((x, i) => x === Math.fround(x) && x >= (values[i - 1] ?? 0))).toBe(true);
    expect(biasCorrection(0.9, 100_000)).toBe(1);
    expect(biasCorrection(0.999, 100_000)).toBe(1);
  });

  it('starts at 1 - beta, with the float32 beta of optax', () => {
    expect(biasCorrection(0.999, 1)).toBe(Math.fround(1 - Math.fround(0.999)));
    expect(biasCorrection(0.999, 1)).not.toBe(Math.fround(0.001));
  });
});
