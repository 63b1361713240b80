import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { transposedMatMul } from '../../src/compute/transposedMatMul';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('wasm'));
});

/** The product entry by entry, in float64. */
function product(a: number[][], b: number[][]): number[] {
  return a.flatMap((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

const turned = (a: number[][]) => a[0].map((_, j) => a.map((row) => row[j]));
const rows = (m: number, n: number, of: number) =>
  Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_, j) => Math.sin(of + 7 * i + 3 * j)));

describe('products with transposed factors in WebAssembly', () => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('are the products of the factors as they lie (%s, %s), and leave nothing', (transposeA, transposeB) => {
    const [a, b] = [rows(3, 5, 1), rows(5, 4, 2)];
    const start = tf.memory();
    const found = tf.tidy(() =>
      Array.from(
        tf.matMul(transposeA ? turned(a) : a, transposeB ? turned(b) : b, transposeA, transposeB).dataSync(),
      ),
    );
    product(a, b).forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 5);
    });
    expect(tf.memory()).toEqual(start);
  });

  it('take stacks of matrices, and one matrix for a whole stack', () => {
    const a = tf.tensor3d([rows(5, 3, 1), rows(5, 3, 2)]);
    const b = tf.tensor3d([rows(5, 4, 3)]);
    const found = Array.from(tf.matMul(a, b, true).dataSync());
    const expected = [rows(5, 3, 1), rows(5, 3, 2)].flatMap((one) => product(turned(one), rows(5, 4, 3)));
    expected.forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 5);
    });
    tf.dispose([a, b]);
  });

  it('are registered once, however often the backend is opened', async () => {
    const kernel = tf.getKernel('BatchMatMul', 'wasm');
    await openBackend('wasm');
    transposedMatMul(tf);
    expect(tf.getKernel('BatchMatMul', 'wasm')).toBe(kernel);
  });
});
