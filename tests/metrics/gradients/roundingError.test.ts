import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { activationGradients } from '../../../src/metrics/gradients/activationGradients';
import { roundingError } from '../../../src/metrics/gradients/roundingError';
import { matrixOf, unitOf } from '../arbitraries';

const weights = [1, 3, 2];

describe('roundingError', () => {
  it('keeps everything but the signs of its cosines when m turns round', () => {
    fc.assert(
      fc.property(matrixOf(3, 4), matrixOf(3, 4), unitOf(4), (trained, exact, m) => {
        fc.pre(trained.data.some((x, i) => Math.abs(x - exact.data[i]) > 1e-3));
        const plus = roundingError(trained, exact, m, weights);
        const minus = roundingError(
          trained,
          exact,
          m.map((x) => -x),
          weights,
        );
        expect(minus).toEqual({ ...plus, cosine: -plus.cosine, topCosine: -plus.topCosine });
      }),
    );
  });

  it('has shares of 0 to 1 by energy and along m', () => {
    fc.assert(
      fc.property(matrixOf(3, 4), matrixOf(3, 4), unitOf(4), (trained, exact, m) => {
        const { energyShare, shareAlong } = roundingError(trained, exact, m, weights);
        for (const share of [energyShare, shareAlong]) {
          fc.pre(Number.isFinite(share));
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is the difference of the sums, of all samples and of the two heaviest', () => {
    // Sums: as trained (4, 3), exact (1, -1): e = (3, 4). Samples 1 and 2 are the heaviest: their part is (2, 4).
    const trained = matrix(3, 2, Float64Array.of(1, 0, 3, 2, 0, 1));
    const exact = matrix(3, 2, Float64Array.of(0, 0, 1, 0, 0, -1));
    const found = roundingError(trained, exact, Float64Array.of(1, 0), weights);
    expect(found.norm).toBe(5);
    expect(found.share).toBe(1);
    expect(found.energyShare).toBeCloseTo(25 / 27, 15);
    expect(found.shareAlong).toBe(0.75);
    expect(found.cosine).toBe(0.6);
    expect(found.topShare).toBe((2 * 3 + 4 * 4) / 25);
    expect(found.topCosine).toBeCloseTo(2 / Math.sqrt(20), 15);
  });

  it('is along the column of the label where only the label entry was lost', () => {
    // p_y = 1 - 3e-9: in float32 the label entry is 0, the other two stay. Head columns (1, 2), (0, 1), (-1, 0).
    const head = {
      logits: matrix(1, 3, Float64Array.of(20, 0, -1)),
      labels: [0],
      weights: [0.5],
      headKernel: Float32Array.of(1, 0, -1, 2, 1, 0),
    };
    const exact = activationGradients(head, 'exact');
    const trained = activationGradients(head, 'float32AsTrained');
    const lost = 0.5 * (Math.exp(-20) + Math.exp(-21));
    const found = roundingError(trained, exact, Float64Array.of(1, 0), [0.5]);
    expect(found.norm / (lost * Math.sqrt(5))).toBeCloseTo(1, 6);
    expect(found.cosine).toBeCloseTo(1 / Math.sqrt(5), 6);
    expect(found.topShare).toBeCloseTo(1, 12);
  });

  it('has no direction where there is no error', () => {
    const same = matrix(3, 2, Float64Array.of(1, 0, 0, 2, 1, 1));
    const found = roundingError(same, same, Float64Array.of(0, 1), weights);
    expect([found.norm, found.share, found.energyShare, found.shareAlong]).toEqual([0, 0, 0, 0]);
    expect([found.cosine, found.topShare, found.topCosine]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
