import type { LayersModel, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tfjs } from '../../src/compute/loadTfjs';
import { openBackend } from '../../src/compute/openBackend';
import { zipfWeights } from '../../src/data/zipfWeights';
import { NonFiniteError } from '../../src/engine/nonFiniteError';
import { TaskEngine } from '../../src/engine/taskEngine';
import { essayAdamW } from '../../src/engine/taskProblem';
import { compareHistories } from '../../src/figures/runs/compareHistories';
import { tfjsOneHotPairs } from '../../src/models/tfjsForward';
import { taskNetwork } from '../../src/networks/taskNetwork';
import { trainWith } from '../../src/networks/trainWith';
import { historyRow } from '../../src/training/historyRow';
import { initialState } from '../../src/training/initialState';
import { runData } from '../../src/training/runConfig';
import { smallConfig } from '../training/runFixtures';
import { asFunction, blobs, smallModel } from './networks';

let tf: Tfjs;
beforeAll(async () => {
  ({ tf } = await openBackend('auto'));
});

const layer = 'h';
const weightsOf = (model: LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));

describe('trainWith', () => {
  it('takes the steps of the engine on our network, and records what a run of it records', async () => {
    const { problem, split, weights } = runData(smallConfig);
    const start = initialState(smallConfig);
    const model = taskNetwork(start.parameters, problem);
    const of = ({ pairs, labels }: typeof split.train) => ({
      inputs: tfjsOneHotPairs(tf, pairs, problem.p),
      labels,
    });
    const data = { train: of(split.train), test: of(split.test) };
    const options = { layer: 'hidden1', epochs: 20, every: 10, weights, optimizer: essayAdamW } as const;
    const history = await trainWith(model, data, options);
    const engine = await TaskEngine.create(problem, { threads: 1 });
    engine.load(start);
    expect([...history.epoch]).toEqual([0, 10, 20]);
    for (const [i, epoch] of [0, 10, 20].entries()) {
      if (epoch > 0) await engine.run(10);
      const expected = historyRow(engine.state().parameters, problem, split, weights);
      for (const name of [
        'train_accuracy',
        'test_accuracy',
        'weighted_loss',
        'h1_pc1_variance_fraction',
        'mean_logit',
        'h1_mean_norm',
        'test_loss',
        'h1_participation_ratio',
      ] as const) {
        expect(history[name][i]).toBeCloseTo(expected[name], 4);
      }
    }
    await engine.close();
  });

  it('learns, in a history that charts take, and leaves no tensors', async () => {
    const model = smallModel(tf);
    const [train, test] = [blobs(tf, 60), blobs(tf, 30)];
    const before = tf.memory().numTensors;
    const history = await trainWith(
      model,
      { train, test },
      { layer, epochs: 60, every: 25, optimizer: { learningRate: 0.03 } },
    );
    expect(tf.memory().numTensors).toBe(before);
    expect([...history.epoch]).toEqual([0, 25, 50, 60]);
    expect(history.test_accuracy.at(-1)).toBeGreaterThan(0.95);
    expect(history.weighted_loss.at(-1)).toBeLessThan(history.weighted_loss[0] / 2);
    expect(compareHistories({ mine: history as never }, { text: 'Blobs' })).toHaveProperty('title');
  });

  it('trains a function of tensors as it trains the model', async () => {
    const model = smallModel(tf);
    const { network, variables } = asFunction(tf, model);
    const train = blobs(tf, 30);
    const options = { layer, epochs: 5, weights: zipfWeights(30, 1.5) };
    const of = await trainWith(model, { train }, options);
    const before = tf.memory().numTensors;
    const same = await trainWith(network, { train }, { ...options, variables });
    expect(tf.memory().numTensors).toBe(before);
    for (const [name, values] of Object.entries(of)) {
      values.forEach((value: number, i: number) => {
        expect(same[name][i]).toBeCloseTo(value, 5);
      });
    }
    await expect(trainWith(network, { train }, options)).rejects.toThrow('variables: expected those');
  });

  it('goes through mini-batches in the order of its seed', async () => {
    const trained = async (seed: number, batchSize?: number) => {
      const model = smallModel(tf);
      await trainWith(model, { train: blobs(tf, 30) }, { layer, epochs: 3, batchSize, seed });
      return weightsOf(model);
    };
    expect(await trained(1, 7)).toEqual(await trained(1, 7));
    expect(await trained(1, 7)).not.toEqual(await trained(2, 7));
    expect(await trained(1)).toEqual(await trained(2, 30));
  });

  it('trains with the optimisers of tfjs, with either label gradient', async () => {
    const train = blobs(tf, 30);
    const losses = async (labelGradient: 'subtractive' | 'summed') => {
      const optimizer = tf.train.sgd(0.5);
      const { weighted_loss } = await trainWith(
        smallModel(tf),
        { train },
        { layer, epochs: 30, every: 30, optimizer, labelGradient },
      );
      return [...weighted_loss];
    };
    const [one, other] = [await losses('subtractive'), await losses('summed')];
    expect(one[1]).toBeLessThan(one[0] / 2);
    expect(other[1]).toBeCloseTo(one[1], 4);
  });

  it('adds the losses of regularisers, which the history leaves out', async () => {
    const make = (l2: number) =>
      tf.sequential({
        layers: [
          tf.layers.dense({
            name: 'h',
            units: 4,
            inputShape: [2],
            kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
            kernelRegularizer: tf.regularizers.l2({ l2 }),
          }),
          tf.layers.dense({ units: 3, kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }),
        ],
      });
    const size = async (l2: number) => {
      const model = make(l2);
      const { weighted_loss } = await trainWith(
        model,
        { train: blobs(tf, 30) },
        { layer, epochs: 20, every: 20, optimizer: tf.train.sgd(0.1) },
      );
      return {
        norm: tf.norm(model.getWeights()[0] as Tensor2D).arraySync() as number,
        first: weighted_loss[0],
      };
    };
    const [plain, regularised] = [await size(0), await size(1)];
    expect(regularised.norm).toBeLessThan(plain.norm / 2);
    expect(regularised.first).toBe(plain.first);
  });

  it('shows its epochs, takes further columns and stops when it is asked to', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const history = await trainWith(
      smallModel(tf),
      { train: blobs(tf, 30) },
      {
        layer,
        epochs: 1000,
        every: 2,
        signal: controller.signal,
        observe: ({ epoch, activations }) => ({ twice: 2 * epoch, width: activations.columns }),
        progress: (epoch) => {
          seen.push(epoch);
          if (epoch === 5) controller.abort();
        },
      },
    );
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect([...history.epoch]).toEqual([0, 2, 4]);
    expect([...history.twice]).toEqual([0, 4, 8]);
    expect([...history.width]).toEqual([5, 5, 5]);
  });

  it('refuses what does not fit, and says where a network was lost', async () => {
    const train = blobs(tf, 6);
    const of = (options: object) => trainWith(smallModel(tf), { train }, { layer, epochs: 2, ...options });
    await expect(of({ epochs: 0 })).rejects.toThrow('epochs: expected an integer from 1 up, found 0');
    await expect(of({ batchSize: 2.5 })).rejects.toThrow('batchSize: expected an integer');
    await expect(of({ weights: [1] })).rejects.toThrow('weights: expected 6');
    await expect(of({ layer: 'none' })).rejects.toThrow('layer: expected one of a, h, head');
    const optimizer = tf.train.sgd(1e38);
    await expect(of({ optimizer, epochs: 9, every: 9 })).rejects.toThrow(NonFiniteError);
    await expect(of({ optimizer, epochs: 9 })).rejects.toThrow(
      'activations: expected finite numbers, found Infinity',
    );
  });
});
