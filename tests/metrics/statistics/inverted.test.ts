import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { inverted } from '../../../src/metrics/statistics/inverted';

describe('inverted', () => {
  it('has the inverse of ml-matrix, to the last bit', () => {
    const entry = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 9, maxLength: 9 }), (of) => {
        const rows = [of.slice(0, 3), of.slice(3, 6), of.slice(6)].map((row, i) =>
          row.map((one, j) => one + (i === j ? 20 : 0)),
        );
        // Zeros may differ in their sign.
        const plain = (matrix: number[][]) => matrix.map((row) => row.map((one) => one + 0));
        expect(plain(inverted(rows))).toEqual(plain(inverse(new Matrix(rows)).to2DArray()));
      }),
      { numRuns: 100 },
    );
  });

  it('exchanges rows where a pivot is zero, and refuses a singular matrix', () => {
    expect(
      inverted([
        [0, 2],
        [4, 0],
      ]),
    ).toEqual([
      [0, 0.25],
      [0.5, 0],
    ]);
    expect(() =>
      inverted([
        [1, 2],
        [2, 4],
      ]),
    ).toThrow('found a singular one');
  });
});
