import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { directionBytes } from '../data/directionFile';
import { epochsIn } from '../data/runFolder';
import { matrix } from '../engine/matrix';
import { norm } from '../metrics/norm';
import { trainGlp } from '../training/trainGlp';
import { GLP_DIRECTION } from './directionNames';
import { firstOnset } from './firstOnset';
import { GLP_SEED, type GlpExperimentOptions, glpOptionsFor } from './glpExperiment';
import { glpPaths } from './glpPaths';
import { glpRow } from './glpRow';
import { openReplay } from './openReplay';
import type { Run } from './openRun';
import { residualRecordAt } from './residualRecordAt';

const NOISE_SEEDS = 8;

/**
 * Writes a run's frozen direction, residual PC1 at its first onset, into its `directions/`, unless it is there. Where
 * the residuals are not cached, a prior is trained on a replay of the run up to that epoch; it goes on from its
 * checkpoint.
 * @returns the file; undefined when the signal stopped it.
 * @throws InputError when the run has neither a collapse nor a geometric cycle.
 */
export async function frozenGlpDirection(
  run: Run,
  options: GlpExperimentOptions = {},
): Promise<string | undefined> {
  const file = join(run.paths.directions, GLP_DIRECTION);
  if (existsSync(file)) return file;
  const epoch = firstOnset(run);
  const write = (direction: ArrayLike<number>) => {
    const found = Float64Array.from(direction);
    const length = norm(found);
    const unit = found.map((value) => value / length);
    const metadata = { run: run.hash, epoch: `${epoch}`, method: 'PC1 of the residuals of the prior' };
    atomicWrite(file, directionBytes({ directions: matrix(1, unit.length, unit), metadata }));
  };
  const cached = epochsIn(glpPaths(run.paths).residuals).includes(epoch);
  if (cached) write(residualRecordAt(run, epoch).direction);
  else await trainDirection(run, epoch, write, options);
  return existsSync(file) ? file : undefined;
}

/** Found rounded to float32, as the residual records hold it. */
async function trainDirection(
  run: Run,
  epoch: number,
  found: (direction: Float32Array) => void,
  { threads, signal, progress, glp = glpOptionsFor(run) }: GlpExperimentOptions,
): Promise<void> {
  const checkpoint = join(run.paths.checkpoint, 'frozen-direction.safetensors');
  const replay = await openReplay(run, threads);
  try {
    await trainGlp({
      options: glp,
      seed: GLP_SEED,
      run: run.hash,
      until: epoch,
      activationsAt: (at) => replay.activationsAt(at),
      threads,
      signal,
      progress,
      checkpoint,
      onStage: async (stage) => {
        if (stage.epoch !== epoch) return;
        const { metrics } = await glpRow(run, replay.parameters(), stage, NOISE_SEEDS);
        found(Float32Array.from(metrics.component.direction));
      },
    });
    if (!signal?.aborted) rmSync(checkpoint, { force: true });
  } finally {
    await replay.close();
  }
}
