import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { matrix, row } from '../../../src/engine/matrix';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { ontoLeading, shrinkage, underNoise } from '../../../src/metrics/components/shrinkage';
import { bisect } from '../../../src/metrics/statistics/bisect';

const [n, d] = [400, 4];
const noise = glpNormals([1, 2], n * d);
const reference = matrix(
  n,
  d,
  Float64Array.from(noise, (x, i) => 7 + x * [10, 3, 1, 0.1][i % d]),
);
const shrink = shrinkage(reference);

describe('shrinkage', () => {
  it('leaves rows as they are with factors of 1, and makes all the mean with factors of 0', () => {
    const same = shrink.apply(reference, () => 1);
    for (const [i, value] of same.data.entries()) expect(value).toBeCloseTo(reference.data[i], 9);
    const none = shrink.apply(reference, () => 0);
    expect(new Set(Array.from({ length: n }, (_, i) => row(none, i)[0]))).toHaveProperty('size', 1);
  });

  it('onto leading components keeps these and nothing else, and twice is as once', () => {
    const once = shrink.apply(reference, ontoLeading(2));
    const twice = shrink.apply(once, ontoLeading(2));
    for (const [i, value] of once.data.entries()) expect(twice.data[i]).toBeCloseTo(value, 9);
    const spread = covariance(once);
    expect(spread.data[3 * d + 3]).toBeLessThan(0.05);
    expect(spread.data[0]).toBeGreaterThan(80);
  });

  it('under noise is the posterior mean: a component of the variance of the noise is halved', () => {
    const [v] = [covariance(reference).data[0]];
    expect(underNoise(v)(v)).toBe(0.5);
    expect(underNoise(1)(0)).toBe(0);
    const change = (variance: number) => {
      const out = shrink.apply(reference, underNoise(variance));
      return out.data.reduce((sum, x, i) => sum + (x - reference.data[i]) ** 2, 0) / n;
    };
    expect(change(1)).toBeLessThan(change(10));
    expect(change(bisect(change, 5, [1e-6, 1e6]))).toBeCloseTo(5, 6);
  });
});

describe('bisect', () => {
  it('finds where a rising function takes a value, and stays within its bounds', () => {
    expect(bisect((x) => x * x, 9, [1e-3, 1e3])).toBeCloseTo(3, 9);
    expect(bisect((x) => x, 5, [1, 2])).toBeCloseTo(2, 9);
    expect(bisect((x) => x, 0.5, [1, 2])).toBeCloseTo(1, 9);
  });
});
