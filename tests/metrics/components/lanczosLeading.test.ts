import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/engine/matrix';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { norm } from '../../../src/metrics/algebra/norm';
import { quadraticForm } from '../../../src/metrics/algebra/quadraticForm';
import { lanczosLeading } from '../../../src/metrics/components/lanczosLeading';
import { leadingComponent } from '../../../src/metrics/components/leadingComponent';
import { matrixOf } from '../arbitraries';

const symmetric = ({ rows: n, data }: Matrix): Matrix =>
  matrix(
    n,
    n,
    data.map((_, at) => data[at] + data[(at % n) * n + Math.floor(at / n)]),
  );

describe('lanczosLeading', () => {
  it('is the unit vector along which a symmetric matrix is largest, as the full decomposition finds it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 5, 20, 40).chain((n) => matrixOf(n, n)),
        (x) => {
          const of = symmetric(x);
          const found = lanczosLeading(of);
          expect(norm(found)).toBeCloseTo(1, 12);
          const size = norm(of.data) || 1;
          expect(quadraticForm(of, found) / size).toBeCloseTo(leadingComponent(of).variance / size, 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes the largest eigenvalue, not the largest magnitude, and stops where no more directions are to be had', () => {
    const of = matrix(3, 3, Float64Array.of(-9, 0, 0, 0, 2, 0, 0, 0, 1));
    expect(Math.abs(cosine(lanczosLeading(of), Float64Array.of(0, 1, 0)))).toBeCloseTo(1, 10);
    const same = matrix(3, 3, Float64Array.of(2, 0, 0, 0, 2, 0, 0, 0, 2));
    expect(quadraticForm(same, lanczosLeading(same))).toBeCloseTo(2, 12);
    expect(norm(lanczosLeading(matrix(4, 4)))).toBeCloseTo(1, 12);
  });
});
