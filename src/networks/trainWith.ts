import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs';
import { loadTfjs } from '../compute/loadTfjs';
import type { History } from '../data/history';
import { type EpochRow, historyOf } from '../data/historyRows';
import { NonFiniteError } from '../engine/nonFiniteError';
import { InputError } from '../inputError';
import type { TfjsLabelGradient } from '../models/tfjsLabelLoss';
import { numpyGenerator } from '../random/numpyGenerator';
import { activationsAndLogits } from './activationsOf';
import { type ModelGradient, modelGradient } from './modelGradient';
import type { LayerChoice, Network } from './network';
import { checkSamples, countOf, inputRows, type NetworkInputs } from './networkInputs';
import { networkLogits } from './networkLogits';
import { type NetworkOptimizer, networkOptimizer } from './networkOptimizer';
import { type NetworkRow, networkRow } from './networkRow';
import { networkVariables } from './networkVariables';
import { range, weightedLoss } from './weightedLoss';

export interface LabelledInputs {
  /** `[n, ...]`. */
  readonly inputs: NetworkInputs;
  /** `[n]`, classes. */
  readonly labels: ArrayLike<number>;
}

/** How `trainWith` trains, and what it records. */
export interface TrainWithOptions {
  /** The layer whose activations the history is about. */
  readonly layer: LayerChoice;
  /** Passes over the training samples. */
  readonly epochs: number;
  /** Loss weight of each training sample. Default 1 / n each. */
  readonly weights?: ArrayLike<number>;
  /** Default AdamW as the essay's, without weight decay. */
  readonly optimizer?: NetworkOptimizer;
  /** As `modelGradient`'s. Default `subtractive`. */
  readonly labelGradient?: TfjsLabelGradient;
  /** Epochs between two rows of history; the first and the last epoch always have one. Default 1. */
  readonly every?: number;
  /** Samples a step; all at once where left out. A batch's loss is scaled by n over its size. */
  readonly batchSize?: number;
  /** Of the order of the batches, NumPy's shuffle. Default 0. */
  readonly seed?: number;
  /** More columns, computed from what is measured anyway, on the training samples. */
  readonly observe?: (moment: ModelGradient & { readonly epoch: number }) => Readonly<Record<string, number>>;
  /** Called after each, with how many there are to be. */
  readonly progress?: (epoch: number, epochs: number) => void;
  /** Stops after the current step; the last row is of the epoch in which it stopped. */
  readonly signal?: AbortSignal;
  /** What a network function is trained by. */
  readonly variables?: readonly Variable[];
}

/**
 * Trains a tfjs network under a weighted cross-entropy and records what a run's history records: accuracies, losses, the
 * geometry of a layer, its effective gradient. On tfjs' current backend; changes the network in place and leaves no tensors.
 * tfjs promises no bytes: equal seeds give equal batches, and equal numbers on one machine and backend.
 *
 * @param network a `tf.LayersModel` (not to be compiled; losses of its regularisers are added) or a function of tensors.
 * @returns columns by epoch, for `show`, `compareHistories` and any chart.
 * @throws InputError for data that do not fit, a layer that is not there; NonFiniteError where the network is lost.
 * @example
 * import { loadTfjs, trainWith } from 'activation-supervision';
 * const tf = loadTfjs();
 * const hidden = tf.layers.dense({ inputShape: [2], units: 8, activation: 'relu', name: 'h1' });
 * const model = tf.sequential({ layers: [hidden, tf.layers.dense({ units: 2 })] });
 * const train = { inputs: tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]), labels: [0, 1, 1, 0] };
 * const history = await trainWith(model, { train }, { layer: 'h1', epochs: 20, every: 10 });
 * history.epoch; // => [0, 10, 20]
 */
export async function trainWith(
  network: Network,
  data: { readonly train: LabelledInputs; readonly test?: LabelledInputs },
  options: TrainWithOptions,
): Promise<History> {
  const tf = loadTfjs();
  const { train } = data;
  const n = countOf(train.inputs);
  const { epochs, every = 1, batchSize = n, seed = 0, labelGradient = 'subtractive', signal } = options;
  for (const [name, value] of Object.entries({ epochs, every, batchSize })) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new InputError(`${name}: expected an integer from 1 up, found ${value}`);
  }
  const weights = options.weights ?? new Float64Array(n).fill(1 / n);
  const variables = networkVariables(network, options.variables);
  const rows: EpochRow<NetworkRow & Readonly<Record<string, number>>>[] = [];
  const record = async (epoch: number) => {
    rows.push([epoch, await measured(network, data, epoch, weights, options)]);
  };
  await record(0);
  const classes = networkClasses(network, train.inputs);
  const order = range(0, n);
  const random = numpyGenerator(seed);
  const stepper = networkOptimizer(tf, options.optimizer ?? {}, variables);
  try {
    for (let epoch = 1; epoch <= epochs && !signal?.aborted; epoch++) {
      if (batchSize < n) shuffle(order, random);
      for (let from = 0; from < n && !signal?.aborted; from += batchSize) {
        const samples = order.slice(from, Math.min(n, from + batchSize));
        const gradients = tf.tidy(() => {
          const batch = inputRows(tf, train.inputs, samples);
          const loss = weightedLoss(tf, classes, train.labels, weights, samples, labelGradient);
          const lossOf = () => {
            const own = loss(networkLogits(network, batch, { training: true }));
            return tf.add(tf.mul(own, n / samples.length), regularisation(network));
          };
          return tf.variableGrads(lossOf as () => Scalar, variables).grads;
        });
        stepper.step(gradients);
        tf.dispose(gradients);
        // Timers and interrupts get in between steps.
        await new Promise((resolve) => setImmediate(resolve));
      }
      const finite = tf.tidy(() =>
        variables.every((variable) => tf.all(tf.isFinite(variable)).dataSync()[0]),
      );
      if (!finite) throw new NonFiniteError(epoch - 1, 1);
      if (epoch % every === 0 || epoch === epochs || signal?.aborted) await record(epoch);
      options.progress?.(epoch, epochs);
    }
  } finally {
    stepper.dispose();
  }
  return historyOf(rows);
}

async function measured(
  network: Network,
  { train, test }: { readonly train: LabelledInputs; readonly test?: LabelledInputs },
  epoch: number,
  weights: ArrayLike<number>,
  { layer, labelGradient, observe }: TrainWithOptions,
): Promise<NetworkRow & Readonly<Record<string, number>>> {
  const found = await modelGradient(network, layer, train.inputs, train.labels, weights, { labelGradient });
  const onTest = test && {
    ...(await activationsAndLogits(network, layer, test.inputs)),
    labels: test.labels,
  };
  if (onTest) checkSamples(onTest.logits.rows, onTest.logits.columns, onTest.labels);
  const row = networkRow(found, train.labels, weights, onTest);
  return { ...row, ...observe?.({ ...found, epoch }) };
}

/** What a model's regularisers add to its loss. */
function regularisation(network: Network): Tensor {
  const tf = loadTfjs();
  const losses: Tensor[] = typeof network === 'function' ? [] : network.calculateLosses();
  return losses.reduce((total, loss) => tf.add(total, loss), tf.scalar(0));
}

function networkClasses(network: Network, inputs: NetworkInputs): number {
  const tf = loadTfjs();
  return tf.tidy(() => networkLogits(network, inputRows(tf, inputs, Int32Array.of(0))).shape[1]);
}

/** Fisher and Yates' shuffle, in NumPy's order. */
function shuffle(order: Int32Array, random: { upTo(max: number): number }): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.upTo(i);
    [order[i], order[j]] = [order[j], order[i]];
  }
}
