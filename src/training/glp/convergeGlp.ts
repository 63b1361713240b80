import { GlpEngine } from '../../engine/glp/glpEngine';
import { checkActivations } from '../../models/glp/checkActivations';
import { fitGlpNormaliser, normalise } from '../../models/glp/glpNormaliser';
import { checkGlpOptions } from '../../models/glp/glpOptions';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { glpBatches } from './glpBatch';
import type { GlpIdentity } from './glpCheckpoint';
import { glpSteps } from './glpSteps';
import { initialGlpState } from './trainGlp';

/** A stretch of training at one learning rate. */
export interface GlpRate {
  readonly steps: number;
  readonly learningRate: number;
}

/**
 * Takes the canonical prior to convergence on one snapshot, judged by its training loss alone: at the baseline's first
 * onset the mean over 500 steps is 0.51 and falling after the first stretch, 0.457 after the second, and within 1 % from
 * one to the next through the last (0.447, 0.445, 0.444).
 */
export const convergingRates: readonly GlpRate[] = [
  { steps: 6000, learningRate: 1e-3 },
  { steps: 3000, learningRate: 3e-4 },
  { steps: 3000, learningRate: 1e-4 },
];

export interface ConvergeGlpOptions extends GlpIdentity {
  /** Task epoch of the snapshot. */
  readonly epoch: number;
  /** h1 of the training samples there, float32 `[n, width]`. */
  readonly activations: Float32Array;
  readonly rates?: readonly GlpRate[];
  readonly threads?: number;
  /** Called between short stretches with the steps done, and the losses of the stretch. */
  readonly progress?: (done: number, losses: Float64Array) => void;
  /** Ends the training after the current stretch; the prior is then unfinished. */
  readonly signal?: AbortSignal;
}

/**
 * A prior trained from its seed on one snapshot alone, with a falling learning rate: what a prior can be when it does
 * not lag. The same bytes for any thread count.
 * @throws InputError for options out of range or activations that do not fit.
 * @throws NonFiniteError when a weight becomes infinite or NaN.
 */
export async function convergeGlp(asked: ConvergeGlpOptions): Promise<GlpPrior> {
  const { options, seed, run, epoch, activations, rates = convergingRates, threads } = asked;
  const { progress, signal } = asked;
  checkGlpOptions(options);
  const samples = checkActivations(activations, options.shape.input);
  const normaliser = fitGlpNormaliser(activations, options.shape.input);
  const normalised = normalise(normaliser, activations);
  const batchAt = glpBatches(seed, samples, options.batch);
  let state = initialGlpState(options, seed);
  for (const { steps, learningRate } of rates) {
    const adamw = { ...options.adamw, learningRate };
    const engine = await GlpEngine.create({ ...options, adamw, samples, threads });
    try {
      engine.load(state);
      engine.setActivations(normalised);
      await glpSteps(engine, batchAt, { from: state.step, count: steps }, { progress, signal });
      state = engine.state();
    } finally {
      await engine.close();
    }
  }
  return { options, parameters: state.parameters, normaliser, seed, epoch, run };
}
