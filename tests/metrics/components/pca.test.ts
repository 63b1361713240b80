import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix as MlMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { multiply, multiplyTransposed } from '../../../src/engine/multiply';
import { InputError } from '../../../src/inputError';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { dot } from '../../../src/metrics/algebra/dot';
import { trace } from '../../../src/metrics/algebra/trace';
import { leadingComponent } from '../../../src/metrics/components/leadingComponent';
import { leadingFraction } from '../../../src/metrics/components/leadingFraction';
import { participationRatio } from '../../../src/metrics/components/participationRatio';
import { pca } from '../../../src/metrics/components/pca';

const rows = fc.integer({ min: 2, max: 9 }).chain((d) =>
  fc
    .array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 3 * d, maxLength: 12 * d })
    .map((x) => x.slice(0, Math.floor(x.length / d) * d))
    .map((x) => matrix(x.length / d, d, Float64Array.from(x))),
);

describe('pca', () => {
  it('returns orthonormal components that rebuild the covariance, variances descending', () => {
    fc.assert(
      fc.property(rows, (x) => {
        const c = covariance(x);
        const { variances, components } = pca(c);
        const d = c.rows;
        const gram = multiplyTransposed(components, components);
        for (let i = 0; i < d * d; i++) expect(gram.data[i]).toBeCloseTo(i % (d + 1) === 0 ? 1 : 0, 10);
        for (let i = 1; i < d; i++) expect(variances[i]).toBeLessThanOrEqual(variances[i - 1]);
        for (let i = 0; i < d; i++) {
          const image = multiply(matrix(1, d, row(components, i).slice()), c);
          for (let j = 0; j < d; j++) {
            expect(image.data[j]).toBeCloseTo(variances[i] * components.data[i * d + j], 8);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has the bits of the plain tred2 and tql2, as ml-matrix has them, for even and odd sizes', () => {
    for (const d of [1, 2, 3, 4, 5, 16, 31, 128]) {
      const x = matrix(
        3 * d,
        d,
        Float64Array.from({ length: 3 * d * d }, (_, k) => Math.sin(k * k + 1)),
      );
      const c = covariance(x);
      const scale = c.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const plain = new EigenvalueDecomposition(
        MlMatrix.from1DArray(
          d,
          d,
          Array.from(c.data, (value) => value / scale),
        ),
        { assumeSymmetric: true },
      );
      const ascending = Array.from({ length: d }, (_, i) => d - 1 - i);
      const { variances, components } = pca(c);
      expect(Array.from(variances)).toEqual(ascending.map((i) => plain.realEigenvalues[i] * scale));
      expect(Array.from(components.data)).toEqual(
        ascending.flatMap((i) => plain.eigenvectorMatrix.getColumn(i)),
      );
    }
  });

  it('keeps the total variance', () => {
    fc.assert(
      fc.property(rows, (x) => {
        const c = covariance(x);
        expect(pca(c).variances.reduce((a, b) => a + b, 0)).toBeCloseTo(trace(c), 8);
      }),
      { numRuns: 50 },
    );
  });

  it('tells apart two directions whose variances differ by one part in a million', () => {
    const c = matrix(3, 3, Float64Array.of(1, 0, 0, 0, 1 + 1e-6, 0, 0, 0, 0.5));
    expect(Math.abs(leadingComponent(c).direction[1])).toBeCloseTo(1, 9);
  });

  it('stays finite where covariances are near the smallest number or there are none', () => {
    const tiny = matrix(3, 3, Float64Array.of(1, 1e-310, 0, 1e-310, 5e-324, 1e-200, 0, 1e-200, 1e-180));
    for (const c of [tiny, matrix(3, 3), matrix(2, 2, Float64Array.of(5e-324, 0, 0, 5e-324))]) {
      const { variances, components } = pca(c);
      expect([...variances, ...components.data].every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses a covariance that is not square or not finite', () => {
    expect(() => pca(matrix(2, 3))).toThrow(InputError);
    expect(() => pca(matrix(1, 1, Float64Array.of(Number.NaN)))).toThrow('found NaN');
  });
});

describe('leadingComponent', () => {
  it('is a unit vector whose share of the variance is its variance over the total', () => {
    const c = matrix(2, 2, Float64Array.of(3, 1, 1, 3));
    const { direction, variance, fraction } = leadingComponent(c);
    expect(dot(direction, direction)).toBeCloseTo(1, 12);
    expect(variance).toBeCloseTo(4, 12);
    expect(fraction).toBeCloseTo(4 / 6, 12);
  });
});

describe('leadingFraction', () => {
  it('is the fraction of the leading component to the bit', () => {
    fc.assert(
      fc.property(rows, (x) => {
        expect(leadingFraction(covariance(x))).toBe(leadingComponent(covariance(x)).fraction);
      }),
      { numRuns: 50 },
    );
  });
});

describe('participationRatio', () => {
  it('equals the ratio of eigenvalue sums', () => {
    fc.assert(
      fc.property(rows, (x) => {
        const c = covariance(x);
        fc.pre(trace(c) > 1e-6);
        const { variances } = pca(c);
        const total = variances.reduce((a, b) => a + b, 0);
        expect(participationRatio(c)).toBeCloseTo(total ** 2 / dot(variances, variances), 8);
      }),
      { numRuns: 50 },
    );
  });

  it('is 1 for a line, d for a ball and NaN without variance', () => {
    expect(participationRatio(matrix(2, 2, Float64Array.of(1, 2, 2, 4)))).toBeCloseTo(1, 12);
    expect(participationRatio(matrix(2, 2, Float64Array.of(7, 0, 0, 7)))).toBe(2);
    expect(participationRatio(matrix(2, 2))).toBeNaN();
  });
});

describe('covariance', () => {
  it('divides the centred products by n - 1', () => {
    const c = covariance(matrix(3, 2, Float64Array.of(1, 5, 2, 7, 6, 0)));
    expect(Array.from(c.data)).toEqual([7, -8.5, -8.5, 13]);
  });

  it('needs two rows', () => {
    expect(() => covariance(matrix(1, 2))).toThrow('at least 2 rows');
  });
});
