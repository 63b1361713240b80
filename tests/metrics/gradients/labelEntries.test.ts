import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { labelEntries } from '../../../src/metrics/gradients/labelEntries';
import { logitGradients } from '../../../src/metrics/gradients/logitGradients';
import { matrixOf } from '../arbitraries';

describe('labelEntries', () => {
  it('are whole numbers in float32 with a subtraction where p_y is above a half', () => {
    fc.assert(
      fc.property(matrixOf(2, 4), (z) => {
        const labels = [3, 1];
        const above = matrix(2, 4, z.data.slice());
        for (const [i, label] of labels.entries()) above.data[4 * i + label] = Math.max(...z.data) + 2;
        for (const units of labelEntries(logitGradients(above, labels, 'float32AsTrained'), labels))
          expect(Number.isInteger(units)).toBe(true);
      }),
    );
  });

  it('are those of each row at its label, over 2^-24', () => {
    const gradients = matrix(2, 3, Float64Array.of(1, 2, 3, 4, 5, 6));
    expect([...labelEntries(gradients, [2, 0])]).toEqual([3 * 2 ** 24, 4 * 2 ** 24]);
    expect([...labelEntries(matrix(0, 3), [])]).toEqual([]);
  });

  it('keep below one unit what float32 calls nothing', () => {
    // 2^24 (e^-18 + e^-19) / (1 + e^-18 + e^-19) from 60 decimal digits.
    const logits = matrix(1, 3, Float64Array.of(18, 0, -1));
    expect(labelEntries(logitGradients(logits, [0], 'exact'), [0])[0]).toBeCloseTo(-0.349515978607874, 12);
    expect(labelEntries(logitGradients(logits, [0], 'float32AsTrained'), [0])[0]).toBeCloseTo(0, 30);
  });
});
