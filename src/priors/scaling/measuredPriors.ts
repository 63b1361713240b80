import { glpParameterSpecs } from '../../engine/glp/glpShape';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { priorsAlong } from '../../training/glp/priorsAlong';
import { optionsOfSize, PRIOR_LENGTHS, type PriorSize } from './scalingGrid';
import { type ScalingActivations, type ScalingMeasures, scalingMeasures } from './scalingMeasures';

export interface MeasuredPriorsOptions {
  readonly size: PriorSize;
  readonly seed?: number;
  /** Optimiser steps after which it is looked at, rising. */
  readonly lengths?: readonly number[];
  /** What the prior says of its origin: the run's hash and the epoch of the activations. */
  readonly origin: { readonly run: string; readonly epoch: number };
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Steps done, and all. */
  readonly progress?: (done: number, total: number) => void;
}

/** A prior of one size after one length of training, and what it is worth. */
export interface MeasuredPrior extends PriorSize, ScalingMeasures {
  readonly prior: GlpPrior;
  readonly seed: number;
  readonly steps: number;
  readonly parameters: number;
  /** 6 x parameters x rows seen, multiplications and additions. */
  readonly compute: number;
}

/**
 * Trains one prior of a size and measures it on its way (DEFINITIONS, "prior-scaling"). Ends early where it is stopped; the same
 * bytes for any thread count.
 * @param activations what it is trained and measured on.
 * @throws InputError for lengths that do not rise, a seed or a size out of range.
 * @example
 * import { activationsAt, measuredPriors, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const options = { size: { width: 16, blocks: 1 }, lengths: [25, 50], origin: { run: run.hash, epoch: 20_000 } };
 * const losses: number[] = [];
 * for await (const one of measuredPriors(activationsAt(run, 20_000, 'h1'), options)) losses.push(one.loss_held_out);
 * losses.map((loss) => Number(loss.toFixed(2))); // => [2.52, 2.23]
 */
export async function* measuredPriors(
  activations: ScalingActivations,
  options: MeasuredPriorsOptions,
): AsyncGenerator<MeasuredPrior> {
  const { size, seed = 0, lengths = PRIOR_LENGTHS, origin, threads, signal, progress } = options;
  const { rows } = activations.train;
  const glp = optionsOfSize(size, rows.columns);
  const parameters = glpParameterSpecs(glp.shape).reduce((sum, { size: of }) => sum + of, 0);
  const priors = priorsAlong({
    options: glp,
    seed,
    ...origin,
    activations: Float32Array.from(rows.data),
    lengths,
    threads,
    signal,
    progress: (done) => progress?.(done, lengths.at(-1) ?? 0),
  });
  let i = 0;
  for await (const prior of priors) {
    const steps = lengths[i++];
    const compute = 6 * parameters * glp.batch * steps;
    const measures = await scalingMeasures(prior, activations, threads);
    yield { prior, ...size, seed, steps, parameters, compute, ...measures };
  }
}
