import type { Matrix } from '../engine/matrix';
import { glpResiduals, NOISE_SEEDS } from '../metrics/prior/glpResiduals';
import { readGlpAt } from '../models/glp/glpFile';
import { withGlpSampler } from '../models/glp/glpSampler';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { glpPaths } from './glpPaths';
import { rounded } from './glpRow';

export interface PriorResiduals {
  /** h1 of the training samples, rounded to float32, [n x n1]. */
  readonly activations: Matrix;
  /** activations - projection, [n x n1] for each noise seed. */
  readonly residuals: readonly Matrix[];
}

/**
 * Full residuals of the training samples at an epoch whose prior is cached.
 * @throws InputError when the run has no prior or no snapshot of that epoch, or the prior is another run's.
 */
export async function priorResiduals(
  run: Run,
  epoch: number,
  seeds = NOISE_SEEDS,
  threads = 2,
): Promise<PriorResiduals> {
  const expected = { run: run.hash, width: run.shape.hidden[1] };
  const prior = readGlpAt(glpPaths(run.paths).priors, epoch, expected);
  const { h1 } = forward(run.parameters(epoch), run.shape, run.data.split.train.pairs);
  const activations = rounded(h1);
  const residuals = await withGlpSampler(
    prior,
    (sampler) => glpResiduals(sampler, activations, seeds),
    threads,
  );
  return { activations, residuals };
}
