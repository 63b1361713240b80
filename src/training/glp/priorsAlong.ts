import { GlpEngine } from '../../engine/glp/glpEngine';
import { InputError } from '../../inputError';
import { checkActivations } from '../../models/glp/checkActivations';
import { fitGlpNormaliser, normalise } from '../../models/glp/glpNormaliser';
import { checkGlpOptions } from '../../models/glp/glpOptions';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { glpBatches } from './glpBatch';
import type { GlpIdentity } from './glpCheckpoint';
import { type GlpStepsOptions, glpSteps } from './glpSteps';
import { initialGlpState } from './trainGlp';

export interface PriorsAlongOptions extends GlpIdentity, GlpStepsOptions {
  /** Task epoch of the snapshot. */
  readonly epoch: number;
  /** Training activations there, float32 `[n, width]`. */
  readonly activations: Float32Array;
  /** Numbers of steps, rising, after which the prior is looked at. */
  readonly lengths: readonly number[];
  readonly threads?: number;
}

/**
 * The priors that one training from its seed passes, at one learning rate, on one snapshot: one for each length. The same bytes
 * for any thread count; ends early where it is stopped.
 * @throws InputError for options out of range, lengths that do not rise, or activations that do not fit.
 * @throws NonFiniteError when a weight becomes infinite or NaN.
 */
export async function* priorsAlong(asked: PriorsAlongOptions): AsyncGenerator<GlpPrior> {
  const { options, seed, run, epoch, activations, lengths, threads } = asked;
  checkGlpOptions(options);
  if (lengths.some((length, i) => !Number.isSafeInteger(length) || length <= (lengths[i - 1] ?? 0)))
    throw new InputError(
      `lengths of a training: expected rising positive integers, got ${lengths.join(', ')}`,
    );
  const samples = checkActivations(activations, options.shape.input);
  const normaliser = fitGlpNormaliser(activations, options.shape.input);
  const batchAt = glpBatches(seed, samples, options.batch);
  const engine = await GlpEngine.create({ ...options, samples, threads });
  try {
    engine.load(initialGlpState(options, seed));
    engine.setActivations(normalise(normaliser, activations));
    let from = 0;
    for (const length of lengths) {
      if (!(await glpSteps(engine, batchAt, { from, count: length - from }, asked))) return;
      from = length;
      yield { options, parameters: engine.state().parameters, normaliser, seed, epoch, run };
    }
  } finally {
    await engine.close();
  }
}
