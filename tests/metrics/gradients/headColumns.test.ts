import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { norm } from '../../../src/metrics/algebra/norm';
import { headColumns } from '../../../src/metrics/gradients/headColumns';
import { headMeanColumn } from '../../../src/metrics/gradients/headMeanColumn';
import { matrixOf, unitOf } from '../arbitraries';

/** Columns (1, 1), (1, -1), (4, 0) of a head [2 x 3]. */
const kernel = Float32Array.of(1, 1, 4, 1, -1, 0);

describe('headColumns', () => {
  it('do not change with the scale of the head', () => {
    fc.assert(
      fc.property(matrixOf(3, 5), unitOf(3), ({ data }, m) => {
        const head = Float32Array.from(data, (x) => x + 20);
        const large = headColumns(
          head.map((x) => 4 * x),
          m,
          [0, 4],
        );
        const small = headColumns(head, m, [0, 4]);
        expect(large.mean).toBeCloseTo(small.mean, 12);
        expect(large.meanOverRms).toBeCloseTo(small.meanOverRms, 12);
        large.labels.forEach((cosine, i) => {
          expect(cosine).toBeCloseTo(small.labels[i], 12);
        });
      }),
    );
  });

  it('have a ratio of lengths from 0 to 1, whatever the length of the mean column itself', () => {
    fc.assert(
      fc.property(matrixOf(3, 5), unitOf(3), ({ data }, m) => {
        fc.pre(data.some((x) => x !== 0));
        const { meanOverRms } = headColumns(Float32Array.from(data), m, []);
        expect(meanOverRms).toBeGreaterThanOrEqual(0);
        expect(meanOverRms).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    const mean = headMeanColumn(kernel, 2);
    expect(norm(mean)).toBeCloseTo(2, 12);
    expect(headColumns(kernel, Float64Array.of(1, 0), []).meanOverRms).toBeLessThan(1);
  });

  it('are the cosines of the columns asked for and of their mean', () => {
    const found = headColumns(kernel, Float64Array.of(0, 1), [1, 2, 0]);
    expect(found.labels.map((cosine) => cosine.toFixed(12))).toEqual([
      (-Math.SQRT1_2).toFixed(12),
      (0).toFixed(12),
      Math.SQRT1_2.toFixed(12),
    ]);
    expect(found.mean).toBeCloseTo(0, 12);
    expect(headColumns(kernel, Float64Array.of(1, 0), []).mean).toBeCloseTo(1, 12);
    expect(found.meanOverRms).toBeCloseTo(2 / Math.sqrt((2 + 2 + 16) / 3), 12);
  });

  it('have a mean of length 1 where all are one, of 0 where they cancel', () => {
    const m = Float64Array.of(0.6, 0.8);
    expect(headColumns(Float32Array.of(3, 3, 4, 4), m, []).meanOverRms).toBeCloseTo(1, 12);
    expect(headColumns(Float32Array.of(3, -3, 4, -4), m, []).meanOverRms).toBe(0);
  });
});
