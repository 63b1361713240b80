import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GLP_DIRECTION } from '../conditions/directionNames';
import { epochsIn } from '../data/runFolder';
import { byThousand } from '../runs/byThousand';
import { firstOnset } from '../runs/firstOnset';
import type { Run } from '../runs/openRun';
import type { GlpExperimentOptions } from './glpExperiment';
import { glpPaths } from './glpPaths';
import { glpRow } from './glpRow';
import { glpStageAt } from './glpStageAt';
import { residualRecordAt } from './residualRecordAt';
import { writeDirections } from './writeDirections';

const NOISE_SEEDS = 8;

/**
 * Writes a run's frozen direction, residual PC1 at its first onset by the first edition of DEFINITIONS, into its
 * `directions/`, unless it is there. Where the residuals are not cached, a prior is trained on a replay of the run up to
 * that epoch; it goes on from its checkpoint.
 * @returns the file; undefined when the signal stopped it.
 * @throws InputError when the run has neither a collapse nor a geometric cycle.
 */
export async function frozenGlpDirection(
  run: Run,
  options: GlpExperimentOptions = {},
): Promise<string | undefined> {
  const file = join(run.paths.directions, GLP_DIRECTION);
  if (existsSync(file)) return file;
  const epoch = firstOnset(byThousand(run));
  const write = (direction: Float32Array) =>
    writeDirections(run, GLP_DIRECTION, [direction], { epoch, method: 'PC1 of the residuals of the prior' });
  const cached = epochsIn(glpPaths(run.paths).residuals).includes(epoch);
  if (cached) write(residualRecordAt(run, epoch).direction);
  else {
    const look = async (...[stage, parameters]: Parameters<Parameters<typeof glpStageAt>[3]>) => {
      const { metrics } = await glpRow(run, parameters, stage, NOISE_SEEDS);
      // Rounded to float32, as the residual records hold it.
      write(Float32Array.from(metrics.component.direction));
    };
    await glpStageAt(run, epoch, 'frozen-direction.safetensors', look, options);
  }
  return existsSync(file) ? file : undefined;
}
