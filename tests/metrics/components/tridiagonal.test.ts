import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { multiply, multiplyTransposed, transposedMultiply } from '../../../src/engine/multiply';
import { weightedRowSum } from '../../../src/metrics/algebra/weightedRowSum';
import { rotateColumns } from '../../../src/metrics/components/rotateColumns';
import { reflected, tridiagonal } from '../../../src/metrics/components/tridiagonal';
import { matrixOf, vectorOf } from '../arbitraries';

describe('tridiagonal', () => {
  it('gives a Q and a T that rebuild the matrix, from its lower half alone', () => {
    fc.assert(
      fc.property(matrixOf(6, 6), (x) => {
        const of = transposedMultiply(x, x);
        const lower = matrix(
          6,
          6,
          of.data.map((value, at) => (at % 6 > Math.floor(at / 6) ? NaN : value)),
        );
        const reduced = tridiagonal(lower);
        const q = reflected(reduced);
        const t = matrix(6, 6);
        for (let i = 0; i < 6; i++) {
          t.data[7 * i] = reduced.diagonal[i];
          if (i > 0) t.data[7 * i - 1] = t.data[7 * i - 6] = reduced.beside[i];
        }
        const rebuilt = multiplyTransposed(multiply(q, t), q);
        rebuilt.data.forEach((value, at) => {
          expect(value).toBeCloseTo(of.data[at], 8);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('weightedRowSum', () => {
  it('has the bits of a sum over the rows in order', () => {
    fc.assert(
      fc.property(matrixOf(7, 7), vectorOf(7), fc.integer({ min: 1, max: 7 }), ({ data }, weights, m) => {
        const expected = Array.from({ length: m }, (_, j) => {
          let sum = 0;
          for (let k = 0; k < m; k++) sum += data[7 * k + j] * weights[k];
          return sum;
        });
        expect(Array.from(weightedRowSum(data, 7, weights.subarray(0, m)))).toEqual(expected);
      }),
    );
  });
});

describe('rotateColumns', () => {
  it('turns pairs of columns one after the other, from the last down', () => {
    fc.assert(
      fc.property(matrixOf(6, 5), vectorOf(5), vectorOf(5), (x, cosines, sines) => {
        const expected = x.data.slice();
        for (let i = 3; i >= 1; i--) {
          for (let at = i; at < 30; at += 5) {
            const [a, b] = [expected[at], expected[at + 1]];
            expected[at + 1] = sines[i] * a + cosines[i] * b;
            expected[at] = cosines[i] * a - sines[i] * b;
          }
        }
        rotateColumns(x, 1, 4, { cosines, sines });
        expect(Array.from(x.data)).toEqual(Array.from(expected));
      }),
    );
  });
});
