import type { Tensor2D, Variable } from '@tensorflow/tfjs';
import { loadTfjs, type Tfjs } from '../../compute/loadTfjs';
import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { randomDirections } from '../../metrics/algebra/randomDirections';
import { checkActivations } from '../../models/glp/checkActivations';
import { fitGlpNormaliser, normalise } from '../../models/glp/glpNormaliser';
import type { SparseAutoencoder } from '../../models/sparseAutoencoder';
import { glpBatches } from '../glp/glpBatch';
import { tfjsSparseLoss } from './tfjsSparseLoss';

export interface SparseAutoencoderOptions {
  /** How many directions. */
  readonly units: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** What a unit of code costs beside a unit of squared error. Default 0.3: on healthy h1 some 0.9 of the variance is kept. */
  readonly penalty?: number;
  /** Of directions at the start and of batches. Default 0. */
  readonly seed?: number;
  /** Default 256, or all rows where there are fewer. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

const LEARNING_RATE = 1e-3;

/**
 * Trains a sparse autoencoder on activations [n x d], normalised as a prior's are: ReLU code, L1, one matrix to read and to write
 * whose rows are brought back to norm 1 after every step (DEFINITIONS, "meta-neurons"). Adam, 1e-3. On tfjs' current backend, which
 * promises no bytes; equal seeds give equal batches.
 * @returns undefined where it was stopped.
 * @throws InputError for no units, a penalty below 0, or activations that are not finite.
 */
export async function trainSparseAutoencoder(
  h: Matrix,
  { units, steps, penalty = 0.3, seed = 0, signal, progress, ...options }: SparseAutoencoderOptions,
): Promise<SparseAutoencoder | undefined> {
  if (!Number.isSafeInteger(units) || units < 1)
    throw new InputError(`autoencoder: expected at least one unit, found ${units}`);
  if (!(penalty >= 0 && penalty < Infinity))
    throw new InputError(`autoencoder: expected a penalty from 0 up, found ${penalty}`);
  const d = h.columns;
  const activations = Float32Array.from(h.data);
  const n = checkActivations(activations, d);
  const normaliser = fitGlpNormaliser(activations, d);
  const batchAt = glpBatches(seed, n, Math.min(options.batch ?? 256, n));
  const tf = loadTfjs();
  const data = tf.tensor2d(normalise(normaliser, activations), [n, d]);
  // Variables outlive the tidying up, the tensors that they are made of do not.
  const weights = tf.tidy(() => initialWeights(tf, units, d, seed) as never) as Weights;
  const optimizer = tf.train.adam(LEARNING_RATE);
  try {
    for (let step = 0; step < steps; step++) {
      if (signal?.aborted) return undefined;
      tf.tidy(() => {
        const x = tf.gather(data, tf.tensor1d(batchAt(step).rows, 'int32')) as Tensor2D;
        optimizer.minimize(() => tfjsSparseLoss(tf, weights, x, penalty), false, Object.values(weights));
        toNormOne(tf, weights.directions);
      });
      progress?.(step + 1, steps);
      if (step % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const numbers = (of: Variable) => Float64Array.from(of.dataSync());
    return {
      normaliser,
      directions: matrix(units, d, numbers(weights.directions)),
      thresholds: numbers(weights.thresholds),
      offset: numbers(weights.offset),
    };
  } finally {
    tf.dispose([data, ...Object.values(weights)]);
    optimizer.dispose();
  }
}

type Weights = Record<'directions' | 'thresholds' | 'offset', Variable>;

function initialWeights(tf: Tfjs, units: number, d: number, seed: number): Weights {
  const directions = Float32Array.from(randomDirections(units, d, seed).data);
  return {
    directions: tf.variable(tf.tensor2d(directions, [units, d])),
    thresholds: tf.variable(tf.zeros([units])),
    offset: tf.variable(tf.zeros([d])),
  };
}

function toNormOne(tf: Tfjs, directions: Variable): void {
  const lengths = tf.norm(directions, 'euclidean', 1, true);
  directions.assign(tf.div(directions, tf.maximum(lengths, 1e-12)));
}
