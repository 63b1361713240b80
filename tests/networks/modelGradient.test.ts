import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { h1GradientsAsTrained } from '../../src/engine/h1GradientsAsTrained';
import { type Matrix, matrix } from '../../src/engine/matrix';
import { columnSums } from '../../src/metrics/algebra/columnSums';
import { activationGradients } from '../../src/metrics/gradients/activationGradients';
import { forward } from '../../src/models/mlp';
import { activationsOf } from '../../src/networks/activationsOf';
import { modelGradient } from '../../src/networks/modelGradient';
import { projectedGradient } from '../../src/networks/projectedGradientLayer';
import { taskNetwork } from '../../src/networks/taskNetwork';
import { initialParameters } from '../../src/random/initialParameters';
import { asFunction, baselineAt, blobs, relative, smallModel } from './networks';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('auto'));
});

describe('activationsOf', () => {
  it('has the activations of our network as float64 has them, to float32', async () => {
    const { model, inputs, parameters, shape, split } = baselineAt(tf, 20_000);
    const { h1 } = forward(parameters, shape, split.train.pairs);
    const start = tf.memory().numTensors;
    expect(relative(await activationsOf(model, 'hidden1', inputs), h1)).toBeLessThan(2e-6);
    expect(relative(await activationsOf(model, 1, inputs, { batchSize: 1000 }), h1)).toBeLessThan(2e-6);
    expect(tf.memory().numTensors).toBe(start);
    tf.dispose(inputs);
    model.dispose();
  });

  it('is the same for a model, its layer by place or itself, a function, a matrix of inputs', async () => {
    const model = smallModel(tf);
    const { inputs } = blobs(tf, 30);
    const { network, variables } = asFunction(tf, model);
    const named = await activationsOf(model, 'h', inputs);
    expect([named.rows, named.columns]).toEqual([30, 5]);
    expect(await activationsOf(model, -2, inputs)).toEqual(named);
    expect(await activationsOf(model, model.layers[1], inputs, { batchSize: 7 })).toEqual(named);
    expect(await activationsOf(network, 'h', inputs)).toEqual(named);
    const rows = matrix(30, 2, Float64Array.from(inputs.dataSync()));
    expect(await activationsOf(model, 'h', rows)).toEqual(named);
    tf.dispose([inputs, ...variables]);
    model.dispose();
  });

  it('flattens layers of more dimensions', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'conv', filters: 2, kernelSize: 3, inputShape: [5, 5, 1] }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 3 }),
      ],
    });
    const inputs = tf.randomUniform([4, 5, 5, 1], 0, 1, 'float32', 1);
    const found = await activationsOf(model, 'conv', inputs);
    expect(found).toEqual(await activationsOf(model, 1, inputs));
    expect([found.rows, found.columns]).toEqual([4, 18]);
    tf.dispose(inputs);
    model.dispose();
  });

  it('takes a layer that another model has too, but none that the model itself uses twice', async () => {
    const model = smallModel(tf);
    const { inputs } = blobs(tf, 3);
    const [a, h, head] = model.layers;
    const shared = tf.sequential({ layers: [a, h, projectedGradient([1, 2, 3, 4, 5]), head] });
    expect(await activationsOf(shared, 'h', inputs)).toEqual(await activationsOf(model, 'h', inputs));
    const square = tf.layers.dense({ name: 'again', units: 2, inputShape: [2] });
    const twice = tf.sequential({ layers: [square, square] });
    await expect(activationsOf(twice, 'again', inputs)).rejects.toThrow(
      'layer again: expected the model to use it once, found 2 times',
    );
    tf.disposeVariables();
    inputs.dispose();
  });

  it('refuses a layer that is not there, no samples, numbers that are not finite, and leaves nothing', async () => {
    const model = smallModel(tf);
    const { inputs } = blobs(tf, 3);
    const { network, variables } = asFunction(tf, model);
    const start = tf.memory().numTensors;
    await expect(activationsOf(model, 'hidden', inputs)).rejects.toThrow(
      'layer: expected one of a, h, head, found hidden',
    );
    await expect(activationsOf(network, 'x', inputs)).rejects.toThrow(
      "to pass it through 'at' once, found h",
    );
    await expect(activationsOf(model, 'h', matrix(0, 2))).rejects.toThrow('at least one sample');
    const lost = matrix(2, 2, Float64Array.of(0, 0, 1, Number.NaN));
    await expect(activationsOf(model, 'h', lost)).rejects.toThrow(/inputs: expected finite numbers/);
    expect(tf.memory().numTensors).toBe(start);
    tf.dispose([inputs, ...variables]);
    model.dispose();
  });
});

/** Largest entry of all rows, largest difference, and the same of the sums over rows, these over the summed sizes. */
function differences(found: Matrix, expected: Matrix) {
  const absolute = (of: Matrix) => matrix(of.rows, of.columns, of.data.map(Math.abs));
  const least = Math.max(...columnSums(absolute(expected)));
  const [one, other] = [columnSums(found), columnSums(expected)];
  return {
    samples: relative(found, expected),
    sum: Math.max(...one.map((value, j) => Math.abs(value - other[j]))) / least,
  };
}

/** A unit in the last place of p_y, as float32 has it near 1. */
const UNIT = 2 ** -24;

describe('modelGradient', () => {
  it.each([
    1_000, 20_000, 30_000,
  ])("summed equals the engine's at epoch %i to 1e-5, sample by sample and in sum", async (epoch) => {
    const { model, inputs, labels, parameters, problem } = baselineAt(tf, epoch);
    const options = { labelGradient: 'summed' } as const;
    const before = tf.memory().numTensors;
    const { perSample, sum } = await modelGradient(
      model,
      'hidden1',
      inputs,
      labels,
      problem.weights,
      options,
    );
    expect(tf.memory().numTensors).toBe(before);
    const found = differences(perSample, h1GradientsAsTrained(problem, parameters, 'summed'));
    expect(found.samples).toBeLessThan(1e-5);
    expect(found.sum).toBeLessThan(1e-5);
    expect(sum).toEqual(columnSums(perSample));
    tf.dispose(inputs);
    model.dispose();
  });

  it("summed equals the engine's at 25,700, where logits reach 880, to 8 roundings of such a logit", async () => {
    const { model, inputs, labels, parameters, problem } = baselineAt(tf, 25_700);
    const options = { labelGradient: 'summed' } as const;
    const { perSample, logits } = await modelGradient(
      model,
      'hidden1',
      inputs,
      labels,
      problem.weights,
      options,
    );
    const highest = logits.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const found = differences(perSample, h1GradientsAsTrained(problem, parameters, 'summed'));
    expect(found.samples).toBeLessThan(8 * UNIT * highest);
    tf.dispose(inputs);
    model.dispose();
  });

  it("subtractive equals the engine's to 1e-5 before training", async () => {
    const { inputs, labels, problem, shape } = baselineAt(tf, 1_000);
    const parameters = initialParameters(42, shape);
    const model = taskNetwork(parameters, shape);
    const { perSample } = await modelGradient(model, 'hidden1', inputs, labels, problem.weights);
    expect(relative(perSample, h1GradientsAsTrained(problem, parameters, 'subtractive'))).toBeLessThan(1e-5);
    tf.disposeVariables();
    tf.dispose(inputs);
  });

  it.each([
    1_000, 20_000, 25_700,
  ])("subtractive equals the engine's at epoch %i but for units of p_y, which are then all there is", async (epoch) => {
    const { model, inputs, labels, parameters, problem } = baselineAt(tf, epoch);
    const engine = h1GradientsAsTrained(problem, parameters, 'subtractive');
    const { perSample } = await modelGradient(model, 'hidden1', inputs, labels, problem.weights);
    const largest = parameters['head.kernel'].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const beyond = perSample.data.filter((value, at) => {
      const weight = problem.weights[Math.floor(at / perSample.columns)];
      return Math.abs(value - engine.data[at]) > 8 * UNIT * weight * largest + 1e-5 * Math.abs(value);
    });
    expect([...beyond]).toEqual([]);
    const options = { labelGradient: 'summed' } as const;
    const summed = await modelGradient(model, 'hidden1', inputs, labels, problem.weights, options);
    if (epoch > 1_000) expect(relative(perSample, summed.perSample)).toBeGreaterThan(1e-2);
    tf.dispose(inputs);
    model.dispose();
  });

  it('is what float64 has on paper, for a softmax at the end, a function and in batches alike', async () => {
    const [model, ends] = [smallModel(tf), smallModel(tf, { end: 'softmax' })];
    const { inputs, labels } = blobs(tf, 30);
    const { network, variables } = asFunction(tf, model);
    const weights = Float64Array.from({ length: 30 }, (_, i) => 1 / (i + 1));
    const { logits, activations, perSample } = await modelGradient(model, 'h', inputs, labels, weights);
    const [kernel] = model.getLayer('head').getWeights();
    const headKernel = Float32Array.from(kernel.dataSync());
    const paper = activationGradients({ logits, labels, weights, headKernel }, 'exact');
    expect(relative(perSample, paper)).toBeLessThan(1e-5);
    for (const [other, options] of [
      [ends, {}],
      [network, {}],
      [model, { batchSize: 7 }],
    ] as const) {
      const found = await modelGradient(other, 'h', inputs, labels, weights, options);
      expect(relative(found.perSample, perSample)).toBeLessThan(1e-6);
      expect(relative(found.logits, logits)).toBeLessThan(1e-6);
      expect(found.activations.columns).toBe(activations.columns);
    }
    const [probabilities] = (ends.predict(inputs) as { arraySync(): number[][] }).arraySync();
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    tf.dispose([inputs, ...variables]);
    tf.disposeVariables();
  });

  it('refuses labels and weights that do not fit, and probabilities', async () => {
    const model = smallModel(tf);
    const { inputs, labels } = blobs(tf, 3);
    const start = tf.memory().numTensors;
    const of = (l: ArrayLike<number>, w: ArrayLike<number>) => modelGradient(model, 'h', inputs, l, w);
    await expect(of([0, 1, 3], [1, 1, 1])).rejects.toThrow('labels: expected integers 0..2, found 3 at 2');
    await expect(of([0, Number.NaN, 1], [1, 1, 1])).rejects.toThrow('found NaN at 1');
    await expect(of(['0', 1, 1] as never, [1, 1, 1])).rejects.toThrow("found '0' at 0");
    await expect(of([0, 1], [1, 1, 1])).rejects.toThrow('labels: expected 3, one a sample, found 2');
    await expect(of(labels, [1, 1])).rejects.toThrow('weights: expected 3');
    await expect(of(labels, [1, -1, 1])).rejects.toThrow(
      'weights: expected finite numbers >= 0, found -1 at 1',
    );
    const shares = modelGradient(
      (x, at) =>
        tf.softmax(
          at(
            'h',
            tf.pad(x as never, [
              [0, 0],
              [0, 1],
            ]),
          ),
        ),
      'h',
      inputs,
      labels,
      [1, 1, 1],
    );
    await expect(shares).rejects.toThrow('expected logits, found rows of probabilities');
    expect(tf.memory().numTensors).toBe(start);
    tf.dispose(inputs);
    model.dispose();
  });
});
