import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { logitGradients } from '../../../src/metrics/gradients/logitGradients';
import { rowExcess } from '../../../src/metrics/gradients/rowExcess';
import { matrixOf } from '../arbitraries';

describe('rowExcess', () => {
  it('is nothing of an exact gradient: less than a thousandth of a unit', () => {
    fc.assert(
      fc.property(matrixOf(3, 7), (logits) => {
        for (const units of rowExcess(logitGradients(logits, [0, 3, 6], 'exact')))
          expect(Math.abs(units)).toBeLessThan(1e-3);
      }),
    );
  });

  it('takes what is added to every entry p times, and no notice of what is moved within a row', () => {
    fc.assert(
      fc.property(matrixOf(1, 4), fc.integer({ min: -8, max: 8 }), (rows, units) => {
        const moved = rows.data.map((x, j) => x + units * 2 ** -24 + (j === 0 ? 1 : j === 2 ? -1 : 0));
        expect(rowExcess(matrix(1, 4, moved))[0] - rowExcess(rows)[0]).toBeCloseTo(4 * units, 5);
      }),
    );
  });

  it('sums in float64, in units of 2^-24, each row for itself', () => {
    const rows = matrix(3, 3, Float64Array.of(-1, 1, 3 * 2 ** -24, 2 ** -24, -(2 ** -25), 0, 0.5, 0, -0.5));
    expect([...rowExcess(rows)]).toEqual([3, 0.5, 0]);
  });

  it('is what float32 loses of the label entry of a sample learnt by heart', () => {
    // By hand: e^-20 and e^-21 vanish beside the 1 of the label, whose entry becomes 0; true it is minus their sum.
    const logits = matrix(1, 3, Float64Array.of(20, 0, -1));
    const lost = (Math.exp(-20) + Math.exp(-21)) * 2 ** 24;
    expect(rowExcess(logitGradients(logits, [0], 'float32AsTrained'))[0] / lost).toBeCloseTo(1, 6);
  });

  it('of no rows is empty', () => {
    expect([...rowExcess(matrix(0, 3))]).toEqual([]);
  });
});
