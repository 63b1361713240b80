import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../src/engine/matrix';
import { multiply, multiplyTransposed, transposedMultiply } from '../../src/engine/multiply';

const size = fc.integer({ min: 1, max: 19 });

/** Small integers, whose products are exact in any order. */
function integers(rows: number, columns: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((values) => matrix(rows, columns, Float64Array.from(values)));
}

const factors = fc
  .tuple(size, size, size)
  .chain(([n, d, m]) => fc.tuple(integers(n, d), integers(d, m), integers(m, 3)));

function byLoops(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      for (let k = 0; k < a.columns; k++)
        out.data[i * b.columns + j] += a.data[i * a.columns + k] * b.data[k * b.columns + j];
    }
  }
  return out;
}

function transpose(a: Matrix): Matrix {
  const out = matrix(a.columns, a.rows);
  a.data.forEach((value, i) => {
    out.data[(i % a.columns) * a.rows + Math.floor(i / a.columns)] = value;
  });
  return out;
}

const plain = ({ rows, columns, data }: Matrix) => ({ rows, columns, data: Array.from(data, (x) => x + 0) });
function same(a: Matrix, b: Matrix): void {
  expect(plain(a)).toEqual(plain(b));
}

describe('multiply', () => {
  it('is the product by the definition, for any sizes', () => {
    fc.assert(fc.property(factors, ([a, b]) => same(multiply(a, b), byLoops(a, b))));
  });

  it('is associative where it is exact', () => {
    fc.assert(
      fc.property(factors, ([a, b, c]) => same(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))),
    );
  });

  it('adds depth beyond one block', () => {
    const depth = 1000;
    const a = matrix(
      3,
      depth,
      Float64Array.from({ length: 3 * depth }, (_, i) => (i % 17) - 8),
    );
    const b = matrix(
      depth,
      5,
      Float64Array.from({ length: depth * 5 }, (_, i) => (i % 23) - 11),
    );
    same(multiply(a, b), byLoops(a, b));
  });

  it('does not touch its operands, nor an earlier result', () => {
    const [a, b] = [matrix(2, 2, Float64Array.of(1, 2, 3, 4)), matrix(2, 2, Float64Array.of(5, 6, 7, 8))];
    const first = multiply(a, b);
    multiply(b, matrix(2, 300));
    expect([...first.data]).toEqual([19, 22, 43, 50]);
    expect([...a.data, ...b.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('passes NaN and infinities on to what depends on them, and only to that', () => {
    const a = matrix(2, 2, Float64Array.of(Number.NaN, 1, 2, 3));
    const b = matrix(2, 1, Float64Array.of(1, 1));
    expect([...multiply(a, b).data]).toEqual([Number.NaN, 5]);
  });

  it('is zero over nothing, and empty for empty sides', () => {
    same(multiply(matrix(2, 0), matrix(0, 3)), matrix(2, 3));
    same(multiply(matrix(0, 4), matrix(4, 3)), matrix(0, 3));
    same(multiply(matrix(2, 4), matrix(4, 0)), matrix(2, 0));
  });
});

describe('multiplyTransposed and transposedMultiply', () => {
  it('are the products with one side transposed', () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        same(multiplyTransposed(a, transpose(b)), multiply(a, b));
        same(transposedMultiply(transpose(a), b), multiply(a, b));
      }),
    );
  });

  it('of a matrix with itself are symmetric to the bit', () => {
    const a = matrix(
      37,
      11,
      Float64Array.from({ length: 407 }, (_, i) => Math.sin(i)),
    );
    for (const gram of [transposedMultiply(a, a), multiplyTransposed(a, a)])
      expect(gram).toEqual(transpose(gram));
  });

  it('refuse inner sizes that differ', () => {
    expect(() => multiply(matrix(2, 3), matrix(2, 3))).toThrow(RangeError);
    expect(() => multiplyTransposed(matrix(2, 3), matrix(2, 4))).toThrow('differ: 3 and 4');
    expect(() => transposedMultiply(matrix(2, 3), matrix(4, 3))).toThrow('differ: 2 and 4');
  });
});

describe('matrix', () => {
  it('refuses data of another length', () => {
    expect(() => matrix(2, 3, new Float64Array(5))).toThrow('a 2 x 3 matrix needs 6 numbers, got 5');
  });
});
