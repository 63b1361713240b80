import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { project } from '../../../src/metrics/algebra/project';
import { quadraticForm } from '../../../src/metrics/algebra/quadraticForm';
import { matrixOf, vectorOf } from '../arbitraries';

it('is what a hand gets', () => {
  expect(quadraticForm(matrix(2, 2, Float64Array.of(1, 2, 2, -3)), Float64Array.of(1, 2))).toBe(-3);
});

it('of a covariance is the variance of the projections', () => {
  fc.assert(
    fc.property(matrixOf(6, 4), vectorOf(4), (rows, m) => {
      const along = project(rows, m);
      const centre = along.reduce((sum, x) => sum + x, 0) / 6;
      const variance = along.reduce((sum, x) => sum + (x - centre) ** 2, 0) / 5;
      expect(quadraticForm(covariance(rows), m)).toBeCloseTo(variance, -Math.log10(1e-9 * (1 + variance)));
    }),
  );
});
