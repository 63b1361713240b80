import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { type Matrix, matrix } from '../../../src/engine/matrix';
import { columnMeans } from '../../../src/metrics/algebra/columnMeans';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { frechetDistance } from '../../../src/metrics/prior/frechetDistance';
import { glpFrechet } from '../../../src/metrics/prior/glpFrechet';

const D = 6;

function points(seed: number, n: number, of: (x: number, j: number) => number = (x) => x): Matrix {
  return matrix(
    n,
    D,
    Float64Array.from(glpNormals([1, seed], n * D), (x, i) => of(x, i % D)),
  );
}

describe('frechetDistance', () => {
  it('is 0 between a set and itself, and symmetric', () => {
    const [a, b] = [points(1, 200), points(2, 300, (x, j) => x * (j + 1) + j)];
    expect(Math.abs(frechetDistance(a, a))).toBeLessThan(1e-9);
    expect(frechetDistance(a, b)).toBeCloseTo(frechetDistance(b, a), 9);
  });

  it('is the squared distance of the means when only they differ', () => {
    const a = points(3, 200);
    const shifted = matrix(
      200,
      D,
      a.data.map((x, i) => x + (i % D)),
    );
    expect(frechetDistance(a, shifted)).toBeCloseTo(0 + 1 + 4 + 9 + 16 + 25, 9);
  });

  it('is (k - 1)^2 of the variance when one set is k times the other about its mean', () => {
    const a = points(4, 200, (x, j) => x * (j + 1));
    const means = columnMeans(a);
    const wider = matrix(
      200,
      D,
      a.data.map((x, i) => means[i % D] + 3 * (x - means[i % D])),
    );
    const { data } = covariance(a);
    const variance = Array.from({ length: D }, (_, j) => data[j * D + j]).reduce((sum, v) => sum + v, 0);
    expect(frechetDistance(a, wider)).toBeCloseTo(4 * variance, 8);
  });

  it('stands sets without variance in some direction', () => {
    const flat = points(5, 100, (x, j) => (j < 2 ? x : 0));
    expect(frechetDistance(flat, flat)).toBeCloseTo(0, 9);
  });
});

describe('glpFrechet', () => {
  const real = points(6, 601);
  const sampler = (of: (x: number) => number) => ({
    sample: async (n: number, _: number, seed: number) => Float32Array.from(points(100 + seed, n, of).data),
  });

  it('is near 1 for samples of the same distribution, and above for others', async () => {
    const good = await glpFrechet(
      sampler((x) => x),
      real,
    );
    expect(good.ratio).toBeGreaterThan(0.6);
    expect(good.ratio).toBeLessThan(1.5);
    expect(
      (
        await glpFrechet(
          sampler((x) => 1.5 * x),
          real,
        )
      ).ratio,
    ).toBeGreaterThan(5);
  });
});
