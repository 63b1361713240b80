import type { Tensor } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../../src/compute/loadTfjs';
import { openBackend } from '../../../src/compute/openBackend';
import { type Matrix, matrix, row } from '../../../src/engine/matrix';
import { keptByCode, meanActive, sparseCode } from '../../../src/models/sparseAutoencoder';
import { prngKey } from '../../../src/random/jaxKey';
import { normal } from '../../../src/random/normal';
import { type SparseTensors, tfjsSparseLoss } from '../../../src/training/autoencoder/tfjsSparseLoss';
import { trainSparseAutoencoder } from '../../../src/training/autoencoder/trainSparseAutoencoder';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('wasm'));
});

const [n, d] = [240, 8];
/** Each row two of twelve directions, so much of each. */
function mixture(): Matrix {
  const directions = normal(prngKey(1), 12 * d);
  const h = matrix(n, d);
  for (let i = 0; i < n; i++) {
    for (const k of [i % 12, (5 * i + 3) % 12]) {
      for (let j = 0; j < d; j++) h.data[i * d + j] += (1 + (i % 4)) * directions[k * d + j];
    }
  }
  return h;
}

const h = mixture();
const small = { units: 24, steps: 600, batch: 60 };

describe('trainSparseAutoencoder', () => {
  it('gives activations back by directions of norm 1, a code that is never negative', async () => {
    const found = await trainSparseAutoencoder(h, { ...small, penalty: 0.05 });
    if (!found) throw new Error('stopped');
    for (let k = 0; k < 24; k++)
      expect(row(found.directions, k).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
    const code = sparseCode(found, h);
    expect([code.rows, code.columns]).toEqual([n, 24]);
    expect(Math.min(...code.data)).toBe(0);
    expect(keptByCode(found, h)).toBeGreaterThan(0.9);
  }, 60_000);

  it('uses fewer directions and gives back less where they cost more', async () => {
    const of = async (penalty: number) => {
      const found = await trainSparseAutoencoder(h, { ...small, penalty });
      if (!found) throw new Error('stopped');
      const code = sparseCode(found, h);
      return { active: meanActive(code), kept: keptByCode(found, h) };
    };
    const [cheap, dear] = [await of(0.01), await of(1.5)];
    expect(dear.active).toBeLessThan(cheap.active);
    expect(dear.kept).toBeLessThan(cheap.kept);
  }, 60_000);

  it('gives the same for equal seeds, and leaves no tensors', async () => {
    const { numTensors } = tf.memory();
    const [one, two, other] = [
      await trainSparseAutoencoder(h, { ...small, steps: 5 }),
      await trainSparseAutoencoder(h, { ...small, steps: 5 }),
      await trainSparseAutoencoder(h, { ...small, steps: 5, seed: 2 }),
    ];
    expect(two).toEqual(one);
    expect(other?.directions).not.toEqual(one?.directions);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const progress = (step: number) => {
      done.push(step);
      if (step === 3) stop.abort();
    };
    expect(await trainSparseAutoencoder(h, { ...small, signal: stop.signal, progress })).toBeUndefined();
    expect(done).toEqual([1, 2, 3]);
  });

  it('refuses no units, and a penalty below nothing', async () => {
    await expect(trainSparseAutoencoder(h, { ...small, units: 0 })).rejects.toThrow(
      'at least one unit, found 0',
    );
    await expect(trainSparseAutoencoder(h, { ...small, penalty: -1 })).rejects.toThrow('from 0 up, found -1');
  });
});

describe('tfjsSparseLoss', () => {
  const [units, rows, width] = [7, 5, 4];
  const start = {
    directions: Float32Array.from(normal(prngKey(3), units * width)),
    thresholds: Float32Array.from(normal(prngKey(4), units)),
    offset: Float32Array.from(normal(prngKey(5), width)),
  };
  const x = Float32Array.from(normal(prngKey(6), rows * width));
  /** Written from the definition, float64. */
  function lossOf({
    directions,
    thresholds,
    offset,
  }: Record<keyof SparseTensors, ArrayLike<number>>): number {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const own = Array.from({ length: width }, (_, j) => x[i * width + j]);
      const code = Array.from({ length: units }, (_, k) =>
        Math.max(
          0,
          own.reduce((dot, v, j) => dot + (v - offset[j]) * directions[k * width + j], thresholds[k]),
        ),
      );
      own.forEach((v, j) => {
        sum += (v - code.reduce((written, c, k) => written + c * directions[k * width + j], offset[j])) ** 2;
      });
      sum += 0.3 * code.reduce((a, b) => a + b);
    }
    return sum / (rows * width);
  }

  it('is the definition, and its gradients are those of finite differences', () => {
    const tensors = [
      tf.tensor2d(start.directions, [units, width]),
      tf.tensor1d(start.thresholds),
      tf.tensor1d(start.offset),
    ];
    const loss = (directions: Tensor, thresholds: Tensor, offset: Tensor) =>
      tfjsSparseLoss(tf, { directions, thresholds, offset }, tf.tensor2d(x, [rows, width]), 0.3);
    expect(loss(tensors[0], tensors[1], tensors[2]).dataSync()[0]).toBeCloseTo(lossOf(start), 5);
    const gradients = tf.grads(loss as never)(tensors);
    for (const [k, name] of (['directions', 'thresholds', 'offset'] as const).entries()) {
      const wide = Float64Array.from(start[name]);
      const gradient = gradients[k].dataSync();
      for (let i = 0; i < wide.length; i++) {
        const moved = (by: number) =>
          lossOf({ ...start, [name]: wide.map((v, j) => (j === i ? v + by : v)) });
        expect(gradient[i], `${name}[${i}]`).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 4);
      }
    }
  });
});
