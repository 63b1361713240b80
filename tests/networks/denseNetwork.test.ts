import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { matrix } from '../../src/engine/matrix';
import { norm } from '../../src/metrics/algebra/norm';
import { denseForward } from '../../src/models/denseForward';
import { activationsAndLogits } from '../../src/networks/activationsOf';
import { denseNetwork } from '../../src/networks/denseNetwork';
import { modelGradient } from '../../src/networks/modelGradient';
import { networkTensors } from '../../src/networks/networkTensors';
import { initialParameters } from '../../src/random/initialParameters';
import { relative } from './networks';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('auto'));
});

const sizes = { inputs: 10, hidden: [6, 4], classes: 5, seed: 7 };
const inputs = matrix(
  9,
  10,
  Float64Array.from({ length: 90 }, (_, i) => Math.sin(i)),
);

describe('denseNetwork', () => {
  it('begins with the weights of the engine and of flax for the same seed and sizes', () => {
    const model = denseNetwork(sizes);
    const found = networkTensors(model);
    const expected = initialParameters(7, { p: 5, hidden: [6, 4] });
    expect([...found.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [name, { data }] of found) expect(data, name).toEqual(expected[name]);
    expect(found.get('hidden1.kernel')?.shape).toEqual([6, 4]);
    model.dispose();
  });

  it('gives the activations and logits that float64 gives, and leaves no tensors but its weights', async () => {
    const start = tf.memory().numTensors;
    const model = denseNetwork(sizes);
    expect(tf.memory().numTensors).toBe(start + 6);
    const tensors = networkTensors(model);
    const layers = ['hidden0', 'hidden1', 'head'].map((name) => {
      const kernel = tensors.get(`${name}.kernel`)!;
      const numbers = (data: unknown) => Float64Array.from(data as Float32Array);
      return {
        kernel: matrix(kernel.shape[0], kernel.shape[1], numbers(kernel.data)),
        bias: numbers(tensors.get(`${name}.bias`)!.data),
      };
    });
    const expected = denseForward(layers, inputs);
    const { activations, logits } = await activationsAndLogits(model, 'hidden1', inputs);
    expect(expected.hidden.map(({ rows, columns }) => [rows, columns])).toEqual([
      [9, 6],
      [9, 4],
    ]);
    expect(relative(activations, expected.hidden[1])).toBeLessThan(1e-6);
    expect(relative(logits, expected.logits)).toBeLessThan(1e-6);
    const again = denseNetwork({ ...sizes, seed: 8, layers });
    expect(networkTensors(again)).toEqual(tensors);
    again.dispose();
    model.dispose();
    expect(tf.memory().numTensors).toBe(start);
  });

  it('lets nothing along the direction into the layers below', async () => {
    const labels = Int32Array.from({ length: 9 }, (_, i) => i % 5);
    const weights = new Float64Array(9).fill(1);
    const direction = [1, 2, -1, 0.5];
    const along = async (model: ReturnType<typeof denseNetwork>) => {
      const { sum } = await modelGradient(model, 'hidden1', inputs, labels, weights);
      model.dispose();
      return Math.abs(sum.reduce((total, value, j) => total + value * direction[j], 0)) / norm(sum);
    };
    expect(await along(denseNetwork(sizes))).toBeGreaterThan(0.01);
    expect(await along(denseNetwork({ ...sizes, direction }))).toBeLessThan(1e-5);
  });

  it('refuses sizes, weights and directions that do not fit', () => {
    expect(() => denseNetwork({ ...sizes, hidden: [] })).toThrow('expected a hidden layer, found none');
    expect(() => denseNetwork({ ...sizes, hidden: [6, 0] })).toThrow('integers from 1 up, found 0');
    expect(() => denseNetwork({ ...sizes, direction: [1, 2] })).toThrow(
      'direction: expected 4 numbers, found 2',
    );
    const layers = [{ kernel: matrix(10, 3), bias: new Float64Array(3) }];
    expect(() => denseNetwork({ ...sizes, layers })).toThrow(
      'layers: expected widths 10, 6, 4, 5, found 10, 3',
    );
  });
});
