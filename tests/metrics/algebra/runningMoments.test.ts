import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slice } from '../../../src/data/arrays/rowSource';
import { matrix } from '../../../src/engine/matrix';
import { columnMeans } from '../../../src/metrics/algebra/columnMeans';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { runningMoments } from '../../../src/metrics/algebra/runningMoments';

describe('runningMoments', () => {
  it('has mean and covariance of all rows, however they are split, and however far from zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(0, 1e6),
        (numbers, step, far) => {
          const n = Math.floor(numbers.length / 3);
          const rows = matrix(
            n,
            3,
            Float64Array.from(numbers.slice(0, 3 * n), (x) => x + far),
          );
          const running = runningMoments(3);
          for (let i = 0; i < n; i += step) running.add(slice(rows, i, Math.min(n, i + step)));
          const [mean, whole] = [columnMeans(rows), covariance(rows)];
          const close = 1e-12 + far * 1e-15;
          for (const [j, x] of mean.entries())
            expect(Math.abs(running.mean()[j] - x)).toBeLessThanOrEqual(close);
          const { data } = running.covariance();
          for (const [k, x] of whole.data.entries()) {
            expect(Math.abs(data[k] - x)).toBeLessThanOrEqual(close);
          }
          expect(running.count()).toBe(n);
        },
      ),
    );
  });

  it('has no covariance of a single row', () => {
    const running = runningMoments(2);
    running.add(matrix(1, 2));
    expect(() => running.covariance()).toThrow('expected at least 2 rows, found 1');
  });
});
