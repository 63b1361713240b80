import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { covarianceWithout } from '../../../src/metrics/algebra/covarianceWithout';
import { selectRows } from '../../../src/metrics/algebra/selectRows';
import { matrixOf } from '../arbitraries';

describe('covarianceWithout', () => {
  it('is the covariance of the rows that are left', () => {
    fc.assert(
      fc.property(matrixOf(9, 4), (x) => {
        const left = covariance(selectRows(x, [0, 2, 3, 5, 6, 8]));
        const found = covarianceWithout(x, covariance(x), [7, 1, 4]);
        for (let k = 0; k < 16; k++) expect(found.data[k]).toBeCloseTo(left.data[k], 9);
      }),
    );
  });

  it('is the covariance of all where none is left out, up to rounding', () => {
    fc.assert(
      fc.property(matrixOf(5, 3), (x) => {
        const all = covariance(x);
        covarianceWithout(x, all, []).data.forEach((c, k) => {
          expect(c).toBeCloseTo(all.data[k], 9);
        });
      }),
    );
  });

  it('needs two rows to be left', () => {
    fc.assert(
      fc.property(matrixOf(3, 2), (x) => {
        expect(() => covarianceWithout(x, covariance(x), [0, 1])).toThrow('at least 2 rows to be left');
      }),
      { numRuns: 1 },
    );
  });
});
