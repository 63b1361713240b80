import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { matrix, row } from '../../../src/engine/matrix';
import { kMeans } from '../../../src/metrics/activations/kMeans';

/** Five clouds far apart, 40 rows each, one after the other. */
const clouds = matrix(
  200,
  3,
  Float64Array.from(
    glpNormals([1, 2], 600),
    (x, i) => x + 50 * Math.floor(i / 120) * (i % 3 === 0 ? 1 : -0.5),
  ),
);

describe('kMeans', () => {
  it('finds clouds that lie apart, with their means as centres', () => {
    const { centres, labels } = kMeans(clouds, 5, 3);
    for (let cloud = 0; cloud < 5; cloud++) {
      const own = labels.subarray(40 * cloud, 40 * cloud + 40);
      expect(new Set(own).size).toBe(1);
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let i = 0; i < 40; i++) sum += row(clouds, 40 * cloud + i)[j] / 40;
        expect(row(centres, own[0])[j]).toBeCloseTo(sum, 9);
      }
    }
    expect(new Set(labels).size).toBe(5);
  });

  it('leaves every row with the centre that is nearest, and each centre the mean of its rows', () => {
    const rows = matrix(90, 4, Float64Array.from(glpNormals([5, 6], 360)));
    const { centres, labels } = kMeans(rows, 7, 1);
    const gap = (i: number, c: number) =>
      row(rows, i).reduce((sum, x, j) => sum + (x - row(centres, c)[j]) ** 2, 0);
    for (let i = 0; i < 90; i++) {
      const gaps = Array.from({ length: 7 }, (_, c) => gap(i, c));
      expect(gaps[labels[i]]).toBe(Math.min(...gaps));
    }
    for (let c = 0; c < 7; c++) {
      const own = Array.from(labels.keys()).filter((i) => labels[i] === c);
      const mean = own.reduce((sum, i) => sum + row(rows, i)[0] / own.length, 0);
      expect(row(centres, c)[0]).toBeCloseTo(mean, 12);
    }
  });

  it('gives the same for equal seeds, and for most others something else', () => {
    const rows = matrix(90, 4, Float64Array.from(glpNormals([5, 6], 360)));
    expect(kMeans(rows, 7, 1)).toEqual(kMeans(rows, 7, 1));
    expect(kMeans(rows, 7, 2).centres).not.toEqual(kMeans(rows, 7, 1).centres);
  });

  it('takes as many centres as rows, and rows that are all alike', () => {
    const four = matrix(4, 1, Float64Array.of(1, 5, 9, 30));
    expect(new Set(kMeans(four, 4).labels).size).toBe(4);
    const { centres, labels } = kMeans(matrix(6, 2, new Float64Array(12).fill(3)), 3);
    expect(Array.from(centres.data)).toEqual(Array(6).fill(3));
    expect(Array.from(labels)).toEqual(Array(6).fill(0));
  });

  it('refuses fewer rows than centres, and none', () => {
    expect(() => kMeans(clouds, 201)).toThrow(
      'kMeans: expected 1 to 200 centres for as many rows, found 201',
    );
    expect(() => kMeans(clouds, 0)).toThrow('found 0');
  });
});
