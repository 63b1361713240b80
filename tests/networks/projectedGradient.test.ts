import type { LayersModel, Tensor2D, Variable } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { row } from '../../src/engine/matrix';
import { modelGradient } from '../../src/networks/modelGradient';
import { projectedGradient, registerProjectedGradient } from '../../src/networks/projectedGradientLayer';
import { blobs, smallModel } from './networks';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('auto'));
});

const direction = [3, -1, 0.5, 2, 1];
const length = Math.hypot(...direction);
const along = (g: ArrayLike<number>) => direction.reduce((sum, m, j) => sum + (m / length) * g[j], 0);
const size = (g: ArrayLike<number>) => Math.hypot(...Array.from(g));

/** With the layer behind `h`, its activations positive or of both signs. */
const suppressed = (activation = 'relu') =>
  smallModel(tf, {
    between: [projectedGradient(direction, 'projection')] as never[],
    activation: activation as 'relu',
  });

/** Gradients of the summed logits' squares by layer and weight. */
function weightGradients(model: LayersModel, inputs: Tensor2D): Record<string, number[][]> {
  const named = model.layers.flatMap((layer) =>
    layer.trainableWeights.map((weight) => [weight.originalName, weight.read() as Variable] as const),
  );
  const { grads } = tf.variableGrads(
    () => tf.sum(tf.square(model.apply(inputs) as Tensor2D)),
    named.map(([, variable]) => variable),
  );
  return Object.fromEntries(
    named.map(([name, variable]) => [
      name,
      tf.reshape(grads[variable.name], [-1, variable.shape.at(-1) ?? 1]).arraySync() as number[][],
    ]),
  );
}

describe('projectedGradient', () => {
  it('is the identity forward', () => {
    const { inputs } = blobs(tf, 9);
    const [with_, without] = [suppressed(), smallModel(tf)].map((model) =>
      (model.predict(inputs) as Tensor2D).arraySync(),
    );
    expect(with_).toEqual(without);
  });

  it('leaves nothing along the direction in the gradient of the activations below, and all that is at right angles', async () => {
    const { inputs, labels } = blobs(tf, 30);
    const weights = new Float64Array(30).fill(1 / 30);
    const bare = await modelGradient(smallModel(tf), 'h', inputs, labels, weights);
    const { perSample, sum } = await modelGradient(suppressed(), 'h', inputs, labels, weights);
    for (let i = 0; i < 30; i++) {
      const [g, before] = [row(perSample, i), row(bare.perSample, i)];
      expect(Math.abs(along(g))).toBeLessThan(2e-7 * size(before));
      g.forEach((value, j) => {
        expect(Math.abs(value - (before[j] - (along(before) * direction[j]) / length))).toBeLessThan(
          1e-6 * size(before),
        );
      });
    }
    expect(Math.abs(along(sum))).toBeLessThan(1e-6 * size(bare.sum));
    expect(Math.abs(along(bare.sum))).toBeGreaterThan(1e-2 * size(bare.sum));
  });

  it('leaves nothing along it in the weights that make the activations, where they are linear', () => {
    const { inputs } = blobs(tf, 30);
    const bare = weightGradients(smallModel(tf, { activation: 'linear' as 'relu' }), inputs);
    const found = weightGradients(suppressed('linear'), inputs);
    for (const name of ['h/kernel', 'h/bias']) {
      const scale = Math.max(...bare[name].map(size));
      for (const g of found[name]) expect(Math.abs(along(g))).toBeLessThan(1e-6 * scale);
      expect(Math.max(...bare[name].map((g) => Math.abs(along(g))))).toBeGreaterThan(1e-2 * scale);
    }
    expect(found['head/kernel']).toEqual(bare['head/kernel']);
  });

  it('sends the layers further below what the projected gradient gives, and nothing else', () => {
    const { inputs } = blobs(tf, 30);
    const model = suppressed('linear');
    const [, , kernel] = model.getWeights().map((weight) => weight.arraySync() as number[][]);
    const [bare, found] = [
      weightGradients(smallModel(tf, { activation: 'linear' as 'relu' }), inputs),
      weightGradients(model, inputs),
    ];
    // Through a linear h: dL/da = dL/dh W', so what is taken from layer a is all along W m.
    const wm = kernel.map(along);
    const difference = bare['a/kernel'].map((g, i) => g.map((value, j) => value - found['a/kernel'][i][j]));
    for (const d of difference) {
      const share = d.reduce((sum, value, j) => sum + value * wm[j], 0) / size(wm) ** 2;
      d.forEach((value, j) => {
        expect(Math.abs(value - share * wm[j])).toBeLessThan(1e-5 * size(d));
      });
    }
    expect(Math.max(...difference.map(size))).toBeGreaterThan(1e-2);
  });

  it('takes layers of more dimensions as one vector a sample', async () => {
    const flat = Array.from({ length: 18 }, (_, i) => i - 4);
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'conv', filters: 2, kernelSize: 3, inputShape: [5, 5, 1] }),
        projectedGradient(flat),
        tf.layers.flatten(),
        tf.layers.dense({ units: 3 }),
      ],
    });
    const inputs = tf.randomUniform([4, 5, 5, 1], 0, 1, 'float32', 1);
    const { perSample } = await modelGradient(model, 'conv', inputs, [0, 1, 2, 0], [1, 1, 1, 1]);
    for (let i = 0; i < 4; i++) {
      const g = row(perSample, i);
      const dot = g.reduce((sum, value, j) => sum + value * flat[j], 0) / size(flat);
      expect(Math.abs(dot)).toBeLessThan(1e-6 * size(g));
    }
  });

  it('is saved with a model and comes back from it', async () => {
    registerProjectedGradient();
    const model = suppressed();
    let saved: Parameters<typeof tf.io.fromMemory>[0] | undefined;
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts as never;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
      }),
    );
    const again = await tf.loadLayersModel(tf.io.fromMemory(saved as never));
    expect(again.getLayer('projection').getConfig()).toMatchObject({ direction });
    const { inputs } = blobs(tf, 5);
    expect(weightGradients(again, inputs)).toEqual(weightGradients(model, inputs));
  });

  it('refuses directions of no length, of another length than the layer, and NaN', () => {
    expect(() => projectedGradient([0, 0])).toThrow(
      'expected finite numbers that are not all zero, found 2 numbers whose norm is 0',
    );
    expect(() => projectedGradient([1, Number.NaN])).toThrow('whose norm is NaN');
    expect(() => smallModel(tf, { between: [projectedGradient([1, 2])] as never[] })).toThrow(
      /a direction of 2 numbers, expected 5/,
    );
  });
});
