import type { Matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { batchWithin, canonicalGlp, type GlpOptions } from '../../models/glp/glpOptions';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { smallGlp } from '../../models/glp/smallGlp';
import { convergeGlp, type GlpRate } from './convergeGlp';

/** How a prior is trained. */
export interface TrainPriorOptions {
  /** Of initialisation, batches, times and noise. Default 0. */
  readonly seed?: number;
  /** Optimiser steps. Default 3,000. */
  readonly steps?: number;
  /** `small`: two blocks of width 128; `full`: the one that the essay's tables use, three of 256. Default `full`. */
  readonly size?: 'small' | 'full';
  /** Default 1. Changes no byte. */
  readonly threads?: number;
  /** Called between short stretches with the steps done and to do. */
  readonly progress?: (done: number, total: number, losses: Float64Array) => void;
  /** Ends the training after the current stretch. @throws the signal's reason, from `trainPrior`. */
  readonly signal?: AbortSignal;
  /** What the prior is said to be of in its file; empty by default. */
  readonly of?: string;
}

/**
 * Trains a generative latent prior on activations from its seed, the learning rate falling to a third after half of the
 * steps and to a tenth after three quarters. The same bytes for any thread count. `withGlpSampler` uses it.
 * @param activations [n x d], rounded to float32; d a multiple of 8.
 * @throws InputError for fewer than 4 rows, another width, numbers that are not finite, or options out of range.
 * @throws NonFiniteError when a weight becomes infinite or NaN.
 * @example
 * import { matrix, trainPrior, withGlpSampler } from 'activation-supervision';
 * const h1 = matrix(64, 8, Float64Array.from({ length: 512 }, (_, i) => Math.sin(i * i)));
 * const prior = await trainPrior(h1, { steps: 20, size: 'small' });
 * const invented = await withGlpSampler(prior, (sampler) => sampler.sample(4, 5, 0));
 * invented.length; // => 32
 */
export async function trainPrior(activations: Matrix, asked: TrainPriorOptions = {}): Promise<GlpPrior> {
  const { seed = 0, steps = 3000, size = 'full', threads = 1, progress, signal, of = '' } = asked;
  if (!Number.isSafeInteger(steps) || steps < 4) {
    throw new InputError(`steps of a prior: expected an integer from 4 up, got ${steps}`);
  }
  const { rows, columns } = activations;
  if (rows < 4) throw new InputError(`a prior: expected at least 4 rows of activations, found ${rows}`);
  if (columns % 8 !== 0)
    throw new InputError(
      `a prior: expected activations of a width that is a multiple of 8, found ${columns}`,
    );
  const prior = await convergeGlp({
    options: size === 'small' ? smallGlp(columns, rows) : fullGlp(columns, rows),
    seed,
    run: of,
    epoch: 0,
    activations: Float32Array.from(activations.data),
    rates: falling(steps),
    threads,
    signal,
    progress: (done, losses) => progress?.(done, steps, losses),
  });
  signal?.throwIfAborted();
  return prior;
}

function fullGlp(input: number, samples: number): GlpOptions {
  const { shape, batch } = canonicalGlp;
  return { ...canonicalGlp, shape: { ...shape, input }, batch: batchWithin(samples, batch) };
}

/** The rates of `convergingRates` in as many steps. */
function falling(steps: number): GlpRate[] {
  const { learningRate } = canonicalGlp.adamw;
  const [half, quarter] = [Math.floor(steps / 2), Math.floor(steps / 4)];
  return [
    { steps: half, learningRate },
    { steps: quarter, learningRate: 0.3 * learningRate },
    { steps: steps - half - quarter, learningRate: 0.1 * learningRate },
  ];
}
