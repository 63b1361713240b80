import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { classMeans } from '../../../src/metrics/activations/classMeans';
import { type Labelled, nearestCentroid } from '../../../src/metrics/activations/nearestCentroid';
import { nearestCentroidControls } from '../../../src/metrics/activations/nearestCentroidControls';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { projectOut } from '../../../src/metrics/algebra/projectOut';
import { pca } from '../../../src/metrics/components/pca';
import { forward } from '../../../src/models/mlp';
import { matrixOf, unitOf } from '../arbitraries';
import { goldenMetrics, goldenSnapshot } from '../goldenSnapshots';

const labels = [0, 1, 2, 0, 1, 2, 1, 1];

/** The definition, word by word. */
function squaredDistances(from: Labelled, x: Float64Array): number[] {
  const { means } = classMeans(from.rows, from.labels, 3);
  return [0, 1, 2].map((c) => row(means, c).reduce((sum, m, j) => sum + (x[j] - m) ** 2, 0));
}

describe('nearestCentroid', () => {
  it('assigns to a nearest class mean after projecting any directions out of both sets', () => {
    fc.assert(
      fc.property(matrixOf(8, 4), matrixOf(5, 4), unitOf(4), (x, y, m) => {
        const ncc = nearestCentroid({ rows: x, labels }, { rows: y, labels: [0, 0, 1, 1, 2] }, 3);
        const two = matrix(2, 4, pca(covariance(x)).components.data.slice(0, 8));
        for (const without of [undefined, m, two]) {
          const out = (rows: typeof x) => (without === undefined ? rows : projectOut(rows, without));
          ncc.assign(without).forEach((c, i) => {
            const distances = squaredDistances({ rows: out(x), labels }, row(out(y), i));
            expect(distances[c]).toBeLessThanOrEqual(Math.min(...distances) + 1e-9);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('counts without looking at every class what assigning to each gives, ties and empty classes included', () => {
    const few = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 });
    const whole = fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: 32, maxLength: 32 })
      .map((x) => matrix(8, 4, Float64Array.from(x)));
    fc.assert(
      fc.property(whole, whole, few, few, unitOf(4), (x, y, from, own, m) => {
        const ncc = nearestCentroid({ rows: x, labels: from }, { rows: y, labels: own }, 4);
        const axis = Float64Array.of(0, 0, 1, 0);
        for (const without of [undefined, m, axis, matrix(2, 4, Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0))]) {
          const right = ncc.assign(without).filter((c, i) => c === own[i]).length;
          expect(ncc.accuracy(without)).toBe(right / 8);
        }
        const each = ncc.accuracies(matrix(2, 4, Float64Array.of(...m, ...axis)));
        expect(each).toEqual([ncc.accuracy(m), ncc.accuracy(axis)]);
      }),
    );
  });

  it('counts the samples that go to their own class', () => {
    const from = { rows: matrix(2, 1, Float64Array.of(0, 10)), labels: [0, 1] };
    const samples = { rows: matrix(4, 1, Float64Array.of(1, 9, 4, 6)), labels: [0, 1, 1, 1] };
    expect(nearestCentroid(from, samples, 2).accuracy()).toBe(0.75);
  });

  it('gives a sample between two centroids to the lower class', () => {
    const from = { rows: matrix(2, 1, Float64Array.of(-1, 1)), labels: [1, 0] };
    const samples = { rows: matrix(1, 1), labels: [0] };
    expect(nearestCentroid(from, samples, 2).accuracy()).toBe(1);
  });

  it('assigns nothing to a class without centroid', () => {
    const from = { rows: matrix(1, 1, Float64Array.of(100)), labels: [2] };
    const samples = { rows: matrix(2, 1), labels: [0, 2] };
    expect(Array.from(nearestCentroid(from, samples, 3).assign())).toEqual([2, 2]);
  });

  it('refuses a direction that is not of unit length', () => {
    const one = { rows: matrix(1, 1), labels: [0] };
    expect(() => nearestCentroid(one, one, 1).assign(Float64Array.of(2))).toThrow('to have length 1');
  });
});

describe('nearestCentroidControls', () => {
  it('agrees with NumPy without controls; no control but PC1 itself recovers the classes at 26,000', () => {
    const { parameters, shape, split, weights } = goldenSnapshot(26_000);
    const on = ({ pairs, labels: sums }: typeof split.train) => ({
      rows: forward(parameters, shape, pairs).h1,
      labels: sums,
    });
    const ncc = nearestCentroidControls(on(split.train), on(split.test), weights, shape.p);
    const golden = goldenMetrics.filter(({ epoch }) => epoch === 26_000)[0];
    expect(ncc.raw).toBe(golden.ncc_raw_train_centroids);
    expect(ncc.minusPc1).toBe(golden.ncc_minus_pc1_train_centroids);
    expect(Math.abs(ncc.minusRandom - ncc.raw)).toBeLessThan(0.01);
    expect(ncc.minusPc2).toBeLessThan(ncc.raw);
    expect(Math.abs(ncc.minusPc1WithoutHeaviest - ncc.minusPc1)).toBeLessThan(0.01);
  });
});
