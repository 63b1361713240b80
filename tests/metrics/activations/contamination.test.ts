import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { betweenClassVariance } from '../../../src/metrics/activations/betweenClassVariance';
import { classMeans } from '../../../src/metrics/activations/classMeans';
import { contamination } from '../../../src/metrics/activations/contamination';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { projectOut } from '../../../src/metrics/algebra/projectOut';
import { trace } from '../../../src/metrics/algebra/trace';
import { matrixOf, unitOf } from '../arbitraries';

const labels = [0, 0, 1, 1, 2, 2];

describe('betweenClassVariance', () => {
  it('and the variance within classes add up to the total variance', () => {
    fc.assert(
      fc.property(matrixOf(6, 3), (x) => {
        const { means } = classMeans(x, labels, 3);
        const within = labels
          .map((c, i) => row(x, i).reduce((sum, v, j) => sum + (v - row(means, c)[j]) ** 2, 0) / 5)
          .reduce((a, b) => a + b);
        expect(betweenClassVariance(x, labels, 3) + within).toBeCloseTo(trace(covariance(x)), 8);
      }),
    );
  });

  it('without a direction is that of rows projected beforehand', () => {
    fc.assert(
      fc.property(matrixOf(6, 3), unitOf(3), (x, m) => {
        const expected = betweenClassVariance(projectOut(x, m), labels, 3);
        expect(betweenClassVariance(x, labels, 3, m)).toBeCloseTo(expected, 8);
      }),
    );
  });

  it('passes over classes without rows', () => {
    const x = matrix(2, 1, Float64Array.of(0, 2));
    expect(betweenClassVariance(x, [0, 2], 4)).toBe(2);
  });
});

describe('contamination', () => {
  it('sees a blown-up direction in its variance and not in the classes beside it', () => {
    const clean = [0, 1, 0, 2, 4, 1, 4, 2].map(Number);
    const x = (loud: number) =>
      matrix(
        4,
        3,
        Float64Array.from([0, 1, 2, 3].flatMap((i) => [clean[2 * i], 0, loud * (i % 2 ? 1 : -1)])),
      );
    const at = (loud: number) => contamination({ rows: x(loud), labels: [0, 0, 1, 1] }, 2);
    expect(at(1000).betweenClassVariance).toBeCloseTo(at(100).betweenClassVariance, 3);
    expect(at(1000).pc1Variance / at(100).pc1Variance).toBeCloseTo(100, 0);
  });
});
