import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { accuracy } from '../../../src/metrics/activations/accuracy';
import { crossEntropy } from '../../../src/metrics/activations/crossEntropy';
import { matrixOf } from '../arbitraries';

describe('crossEntropy', () => {
  it('is -log softmax at the label and does not change when a row is shifted', () => {
    fc.assert(
      fc.property(matrixOf(3, 4), (z) => {
        const labels = [0, 3, 1];
        const losses = crossEntropy(z, labels);
        const shifted = crossEntropy(
          matrix(
            3,
            4,
            z.data.map((x) => x + 7),
          ),
          labels,
        );
        for (let i = 0; i < 3; i++) {
          const exps = Array.from(z.data.subarray(4 * i, 4 * i + 4), Math.exp);
          const softmax = exps[labels[i]] / exps.reduce((a, b) => a + b);
          expect(losses[i]).toBeCloseTo(-Math.log(softmax), 9);
          expect(shifted[i]).toBeCloseTo(losses[i], 9);
        }
      }),
    );
  });

  it('keeps the digits of losses far below the rounding of 1', () => {
    const [loss] = crossEntropy(matrix(1, 2, Float64Array.of(60, 0)), [0]);
    expect(Math.abs(loss / Math.exp(-60) - 1)).toBeLessThan(1e-14);
  });

  it('stays finite for logits that overflow an exponential', () => {
    expect(Array.from(crossEntropy(matrix(2, 2, Float64Array.of(2000, 0, 0, 2000)), [1, 1]))).toEqual([
      2000, 0,
    ]);
  });
});

describe('accuracy', () => {
  it('is the share of rows whose largest logit is the label, the lowest class winning a tie', () => {
    const z = matrix(4, 2, Float64Array.of(1, 2, 3, 0, 5, 5, 5, 5));
    expect(accuracy(z, [1, 1, 0, 1])).toBe(0.5);
  });

  it('is NaN of no rows', () => {
    expect(accuracy(matrix(0, 2), [])).toBeNaN();
  });
});
