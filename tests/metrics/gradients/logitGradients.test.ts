import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { crossEntropy } from '../../../src/metrics/activations/crossEntropy';
import { float32Sum } from '../../../src/metrics/algebra/float32Sum';
import { logitGradients } from '../../../src/metrics/gradients/logitGradients';
import { matrixOf } from '../arbitraries';

describe('logitGradients', () => {
  it('are the derivatives of the cross-entropy, exactly computed', () => {
    fc.assert(
      fc.property(matrixOf(2, 4), (z) => {
        const labels = [2, 0];
        const gradients = logitGradients(z, labels, 'exact').data;
        for (let at = 0; at < 8; at++) {
          const loss = (step: number) => {
            const moved = matrix(2, 4, z.data.slice());
            moved.data[at] += step;
            return crossEntropy(moved, labels)[Math.floor(at / 4)];
          };
          expect(gradients[at]).toBeCloseTo((loss(1e-5) - loss(-1e-5)) / 2e-5, 7);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('sum to zero over the classes when exact', () => {
    fc.assert(
      fc.property(matrixOf(1, 5), (z) => {
        const sum = logitGradients(z, [1], 'exact').data.reduce((a, b) => a + b);
        expect(Math.abs(sum)).toBeLessThan(1e-15);
      }),
    );
  });

  it('keep the label entry where p_y is within 2^-24 of 1, exact only', () => {
    const z = matrix(1, 2, Float64Array.of(30, 0));
    const exact = logitGradients(z, [0], 'exact').data;
    expect(Math.abs(exact[0] / -Math.exp(-30) - 1)).toBeLessThan(1e-12);
    const rounded = logitGradients(z, [0], 'float32AsTrained').data;
    expect(rounded[0]).toBe(0);
    expect(rounded[1]).toBe(Math.fround(rounded[1]));
    expect(rounded[1]).toBeGreaterThan(0);
  });

  it('have a label entry that is a multiple of 2^-24 when p_y is just below 1, as trained', () => {
    const z = matrix(1, 2, Float64Array.of(16, 0));
    const [label] = logitGradients(z, [0], 'float32AsTrained').data;
    expect(label * 2 ** 24).toBe(Math.round(label * 2 ** 24));
    expect(label).not.toBe(-Math.exp(-16));
    expect(Math.abs(label + Math.exp(-16))).toBeLessThan(2 ** -23);
  });

  it('agree in both arithmetics where nothing cancels', () => {
    const z = matrix(1, 3, Float64Array.of(0.3, -0.2, 1));
    const exact = logitGradients(z, [0], 'exact').data;
    logitGradients(z, [0], 'float32AsTrained').data.forEach((g, j) => {
      expect(g).toBeCloseTo(exact[j], 6);
    });
  });
});

describe('float32Sum', () => {
  it('rounds every partial sum to float32', () => {
    expect(float32Sum([1, 2 ** -25, 2 ** -25, 2 ** -25])).toBe(1);
  });

  it('keeps eight running sums, so that small numbers are added up among themselves', () => {
    const values = [1, ...new Array(15).fill(2 ** -25)];
    expect(float32Sum(values)).toBe(1 + 3 * 2 ** -23);
    expect(float32Sum([])).toBe(0);
  });
});
