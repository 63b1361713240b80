import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import type { GlpSampler, ProjectOptions } from '../../models/glp/glpSampler';

/** Noise seeds 0 ... 7: what DEFINITIONS.md averages residual covariances over. */
export const NOISE_SEEDS = 8;

/**
 * Residuals h1 - projection of [n x d] activations, one [n x d] matrix for each noise seed, activation units.
 * @param sampler of a prior (`withGlpSampler`).
 * @param seeds how many noise seeds, from 0 up. Default 8.
 * @throws InputError for another width or activations that are not finite.
 * @example
 * import { glpResiduals, openRun, smallPrior, withGlpSampler } from 'activation-supervision';
 * const { prior, activations } = await smallPrior(openRun('baseline'), 25_700, { steps: 20 });
 * const [first] = await withGlpSampler(prior, (sampler) => glpResiduals(sampler, activations, 1));
 * [first.rows, first.columns]; // => [2822, 128]
 */
export async function glpResiduals(
  sampler: Pick<GlpSampler, 'residuals'>,
  activations: Matrix,
  seeds = NOISE_SEEDS,
  options: Omit<ProjectOptions, 'noiseSeed'> = {},
): Promise<Matrix[]> {
  const { rows, columns, data } = activations;
  const single = Float32Array.from(data);
  const all: Matrix[] = [];
  for (let noiseSeed = 0; noiseSeed < seeds; noiseSeed++) {
    const residuals = await sampler.residuals(single, { ...options, noiseSeed });
    all.push(matrix(rows, columns, Float64Array.from(residuals)));
  }
  return all;
}
