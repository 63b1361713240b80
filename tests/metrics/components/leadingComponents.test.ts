import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { dot } from '../../../src/metrics/algebra/dot';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { leadingComponents } from '../../../src/metrics/components/leadingComponents';
import { pca } from '../../../src/metrics/components/pca';

const D = 200;

/** A covariance whose components have these variances, turned at random. */
function withVariances(variances: readonly number[]) {
  const turned = pca(covariance(randomDirections(2 * D, D, 1))).components;
  const out = matrix(D, D);
  for (const [k, variance] of variances.entries()) {
    const v = row(turned, k);
    for (let i = 0; i < D; i++) for (let j = 0; j < D; j++) out.data[i * D + j] += variance * v[i] * v[j];
  }
  return out;
}

describe('leadingComponents', () => {
  it('is pca where it is exact', () => {
    const of = covariance(randomDirections(30, 12, 4));
    const { variances, components } = pca(of);
    expect(leadingComponents(of)).toMatchObject({ exact: true, variances, components });
  });

  it.each([
    ['falling as a power', Array.from({ length: D }, (_, k) => (k + 1) ** -1)],
    ['equal in pairs', Array.from({ length: D }, (_, k) => 0.7 ** Math.floor(k / 2))],
    ['few', [5, 3, 1]],
  ])('finds beyond that the same variances and spaces, %s', (_, variances) => {
    const of = withVariances(variances);
    const all = pca(of);
    const found = leadingComponents(of, 8, 100);
    expect(found.exact).toBe(false);
    expect(found.variances).toHaveLength(8);
    for (let i = 0; i < 8; i++) {
      expect(Math.abs(found.variances[i] - all.variances[i])).toBeLessThanOrEqual(1e-9 * all.variances[0]);
      expect(dot(row(found.components, i), row(found.components, i))).toBeCloseTo(1, 9);
    }
    if (variances[0] !== variances[1]) {
      expect(Math.abs(dot(row(found.components, 0), row(all.components, 0)))).toBeCloseTo(1, 9);
    }
    expect(leadingComponents(of, 8, 100)).toEqual(found);
  });
});
