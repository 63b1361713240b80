import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { glpNormals } from '../../src/engine/glp/glpNormals';
import { codeDistances, tfjsQuantise } from '../../src/words/tfjsQuantise';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('cpu'));
});

const read = glpNormals([1, 1], 3 * 64);
const codes = glpNormals([2, 2], 256 * 16);
const tensors = () => [tf.tensor2d(read, [3, 64]), tf.tensor2d(codes, [256, 16])] as [Tensor2D, Tensor2D];

/** The nearest code of each place by hand. */
function nearest(i: number, place: number, of = read): number {
  const gaps = Array.from({ length: 64 }, (_, word) =>
    Array.from(
      { length: 16 },
      (_, j) => (of[64 * i + 16 * place + j] - codes[16 * (64 * place + word) + j]) ** 2,
    ).reduce((sum, x) => sum + x, 0),
  );
  return gaps.indexOf(Math.min(...gaps));
}

describe('tfjsQuantise', () => {
  it('takes the nearest code of each place', () => {
    const [z, e] = tensors();
    const { rows, through } = tfjsQuantise(tf, z, e);
    const found = rows.dataSync();
    const values = through.dataSync();
    for (let i = 0; i < 3; i++) {
      for (let place = 0; place < 4; place++) {
        const row = 64 * place + nearest(i, place);
        expect(found[4 * i + place]).toBe(row);
        for (let j = 0; j < 16; j++)
          expect(values[64 * i + 16 * place + j]).toBeCloseTo(codes[16 * row + j], 5);
      }
    }
    expect(codeDistances(tf, z, e).shape).toEqual([3, 4, 64]);
  });

  it('is straight through backward: what pulls at the codes pulls at the read-outs, and not at the codebook', () => {
    const [z, e] = tensors();
    const pull = tf.tensor2d(glpNormals([3, 3], 3 * 64), [3, 64]);
    const along = (x: Tensor, book: Tensor) =>
      tf.sum(tf.mul(tfjsQuantise(tf, x as Tensor2D, book as Tensor2D).through, pull));
    const [ofRead, ofCodes] = tf.grads(along as never)([z, e]);
    expect(Array.from(ofRead.dataSync())).toEqual(Array.from(pull.dataSync()));
    expect(Math.max(...Array.from(ofCodes.dataSync(), Math.abs))).toBe(0);
  });

  it('has losses whose gradients are those of finite differences: one of the codes alone, one of the read-outs alone', () => {
    const step = 1e-2;
    const loss = (name: 'codebookLoss' | 'commitment', z: Float32Array, e: Float32Array) =>
      tfjsQuantise(tf, tf.tensor2d(z, [3, 64]), tf.tensor2d(e, [256, 16]))[name].dataSync()[0];
    const moved = (of: Float32Array, at: number, by: number) => of.map((x, i) => (i === at ? x + by : x));
    const [z, e] = tensors();
    const gradients = (name: 'codebookLoss' | 'commitment') =>
      tf
        .grads(((x: Tensor2D, book: Tensor2D) => tfjsQuantise(tf, x, book)[name]) as never)([z, e])
        .map((one) => one.dataSync());
    const [ofRead, ofCodes] = gradients('codebookLoss');
    const [alsoRead, alsoCodes] = gradients('commitment');
    expect(Math.max(...Array.from(ofRead, Math.abs), ...Array.from(alsoCodes, Math.abs))).toBe(0);
    for (let k = 0; k < 64; k += 7) {
      const slope =
        (loss('commitment', moved(read, k, step), codes) - loss('commitment', moved(read, k, -step), codes)) /
        (2 * step);
      if (nearest(0, Math.floor(k / 16), moved(read, k, step)) !== nearest(0, Math.floor(k / 16))) continue;
      expect(alsoRead[k]).toBeCloseTo(slope, 3);
      const at = 16 * (64 * Math.floor(k / 16) + nearest(0, Math.floor(k / 16))) + (k % 16);
      const ofCode =
        (loss('codebookLoss', read, moved(codes, at, step)) -
          loss('codebookLoss', read, moved(codes, at, -step))) /
        (2 * step);
      expect(ofCodes[at]).toBeCloseTo(ofCode, 3);
    }
  });
});
