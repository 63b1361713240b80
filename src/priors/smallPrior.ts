import type { Matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { canonicalGlp } from '../models/glp/glpOptions';
import type { GlpPrior } from '../models/glp/glpPrior';
import { smallGlp } from '../models/glp/smallGlp';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { convergeGlp } from '../training/glp/convergeGlp';
import { rounded } from './glpRow';

export interface SmallPriorOptions {
  /** Optimiser steps. Default 400. */
  readonly steps?: number;
  readonly seed?: number;
  /** Default 1, as for `shortBranch`. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

export interface SmallPrior {
  readonly prior: GlpPrior;
  /** Of each step, before it. */
  readonly losses: readonly number[];
  /** h1 of the training samples, rounded to float32, [n x n1]. */
  readonly activations: Matrix;
}

/**
 * Trains a small prior from scratch on one snapshot of a run, to watch one being made (essay, "Modeling activations
 * with a diffusion model"). The tables use the cached one, which is larger and trained along the run.
 * The learning rate falls to a tenth for the last quarter of the steps. Same bytes for any thread count.
 * @throws InputError when the snapshot is not cached, or for options out of range.
 * @example
 * import { lossCurve, openRun, progressBar, show, smallPrior } from 'activation-supervision';
 * const options = { steps: 20, ...progressBar('optimiser steps') };
 * const { losses } = await smallPrior(openRun('baseline'), 25_700, options);
 * [losses[0], losses[19]]; // => [2.6325, 1.2793]
 * show(lossCurve(losses, 'A small prior'));
 */
export async function smallPrior(
  run: Run,
  epoch: number,
  asked: SmallPriorOptions = {},
): Promise<SmallPrior> {
  const { steps = 400, seed = 0, threads = 1, signal, progress } = asked;
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw new InputError(`steps of a prior: expected a positive integer, got ${steps}`);
  }
  const activations = rounded(forward(run.parameters(epoch), run.shape, run.data.split.train.pairs).h1);
  const losses: number[] = [];
  const last = Math.floor(steps / 4);
  const { learningRate } = canonicalGlp.adamw;
  const prior = await convergeGlp({
    options: smallGlp(activations.columns, activations.rows),
    seed,
    run: run.hash,
    epoch,
    activations: Float32Array.from(activations.data),
    rates: [
      { steps: steps - last, learningRate },
      { steps: last, learningRate: learningRate / 10 },
    ],
    threads,
    signal,
    progress: (done, found) => {
      losses.push(...found);
      progress?.(done, steps);
    },
  });
  return { prior, losses, activations };
}
