import { tensor1d, tensor2d, tensor3d } from '@tensorflow/tfjs';
import { table } from 'arquero';
import { describe, expect, it } from 'vitest';
import { type MatrixLike, matrixFrom } from '../../../src/data/arrays/matrixFrom';
import { matrix } from '../../../src/engine/matrix';
import { InputError } from '../../../src/inputError';

const two = { rows: 2, columns: 2, data: Float64Array.of(1, 2, 3, 4.5) };
const columns = { a: [1, 3], b: Float32Array.of(2, 4.5) };

describe('matrix', () => {
  it.each<[string, MatrixLike]>([
    [
      'rows',
      [
        [1, 2],
        [3, 4.5],
      ],
    ],
    ['typed rows', [Float32Array.of(1, 2), Float64Array.of(3, 4.5)]],
    [
      'a tensor',
      tensor2d([
        [1, 2],
        [3, 4.5],
      ]),
    ],
    ['a table of arquero', table(columns)],
    [
      'a filtered table of arquero',
      table({ a: [0, 1, 3], b: [0, 2, 4.5] }).filter((d: { a: number }) => d.a > 0),
    ],
    ['an object of columns', columns],
    [
      'a column of lists',
      {
        h: [
          [1, 2],
          [3, 4.5],
        ],
      },
    ],
    [
      'a data frame',
      {
        values: [
          [1, 2],
          [3, 4.5],
        ],
      },
    ],
    ['a matrix', two],
  ])('is made of %s', (_, from) => {
    expect(matrixFrom(from)).toEqual(two);
  });

  it.each<[string, MatrixLike]>([
    ['numbers', [1, 0, 1]],
    ['a typed array', Uint8Array.of(1, 0, 1)],
    ['integers of 64 bits', BigInt64Array.of(1n, 0n, 1n)],
    ['truth values', [true, false, true]],
    ['a tensor', tensor1d([1, 0, 1])],
    ['a column of arquero', table({ y: [1, 0, 1] }).array('y') as number[]],
    ['a column as arquero keeps it', table({ y: [1, 0, 1] }).column('y') as unknown as number[]],
  ])('is one column for %s', (_, from) => {
    expect(matrixFrom(from)).toEqual(matrix(3, 1, Float64Array.of(1, 0, 1)));
  });

  it('is made of its size and its numbers, too', () => {
    expect(matrixFrom(2, 2, two.data)).toEqual(two);
    expect(() => matrixFrom(2, 3, two.data)).toThrow(RangeError);
  });

  it.each<[string, unknown, string]>([
    ['three dimensions', tensor3d([[[1]]]), 'expected a tensor [n x d], found [1 x 1 x 1]'],
    ['ragged rows', [[1], [1, 2]], 'expected rows of 1 numbers, found 2 in row 1'],
    ['a number among rows', [[1], 2], 'expected rows of 1 numbers, found 2 in row 1'],
    ['words', { a: ['x'] }, "expected a number in column 'a', row 0, found string"],
    ['nothing', { a: [1, null] }, "expected a number in column 'a', row 1, found null"],
    ['columns of different lengths', { a: [1, 2], b: [1] }, "expected 2 numbers in column 'b', found 1"],
    ['no columns', {}, 'expected columns of numbers, found none'],
    ['a text', 'h1.npy', 'expected rows, a tensor or a table, found h1.npy'],
  ])('refuses %s', (_, from, expected) => {
    expect(() => matrixFrom(from as MatrixLike)).toThrow(InputError);
    expect(() => matrixFrom(from as MatrixLike)).toThrow(expected);
  });
});
