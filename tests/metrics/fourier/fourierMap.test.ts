import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { fourierMap, planeChange } from '../../../src/metrics/fourier/fourierMap';

const p = 13;
/** Rows of three columns: a constant, a wave of frequency 2 and one of frequency 5, of unequal numbers of labels. */
const labels = Int32Array.from({ length: 60 }, (_, i) => (i * i) % p);
const rows = matrix(labels.length, 3);
labels.forEach((c, i) => {
  const angle = (2 * Math.PI * c) / p;
  row(rows, i).set([4, 2 * Math.cos(2 * angle) - Math.sin(2 * angle), 3 * Math.sin(5 * angle)]);
});

describe('fourierMap', () => {
  const map = fourierMap(rows, labels, p, [2, 5]);

  it('finds the waves of activations that are made of them, also where labels are not equally many', () => {
    const expected = [
      [4, 0, 0],
      [0, 2, 0],
      [0, -1, 0],
      [0, 0, 0],
      [0, 0, 3],
    ].flat();
    for (const [i, value] of map.coefficients.data.entries()) expect(value).toBeCloseTo(expected[i], 10);
  });

  it('changes one frequency alone: the sum of all changes is the way from one label to another', () => {
    const [from, to] = [3, 10];
    const change = [2, 5].map((w) => planeChange(map, w, from, to));
    expect(change[0][2]).toBeCloseTo(0, 10);
    expect(change[1][1]).toBeCloseTo(0, 10);
    const [a, b] = [from, to].map((c) => row(rows, labels.indexOf(c)));
    for (const [j, value] of a.entries()) expect(value + change[0][j] + change[1][j]).toBeCloseTo(b[j], 10);
    expect(Math.max(...planeChange(map, 2, 4, 4).map(Math.abs))).toBe(0);
  });

  it.each([[[0]], [[7]], [[2, 2]], [[1.5]]])('refuses the frequencies %j', (frequencies) => {
    expect(() => fourierMap(rows, labels, p, frequencies)).toThrow('expected different ones of 1 to 6');
  });

  it('refuses fewer rows than waves, and a change of a frequency that it has not', () => {
    expect(() => fourierMap(matrix(4, 3), labels, p, [2, 5])).toThrow('expected at least 5 rows');
    expect(() => planeChange(map, 3, 0, 1)).toThrow('expected one of 2, 5, found 3');
  });
});
