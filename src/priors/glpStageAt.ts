import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedArrays } from '../engine/taskShape';
import { openReplay } from '../replay/openReplay';
import type { Run } from '../runs/openRun';
import { type GlpStage, trainGlp } from '../training/glp/trainGlp';
import { GLP_SEED, type GlpExperimentOptions, glpOptionsFor } from './glpExperiment';

/**
 * Trains the prior of a run on a replay of it up to an epoch, and looks at it there; it goes on from its checkpoint.
 * @param checkpoint the file's name, gone once the epoch is reached.
 * @param look gets the stage and the run's parameters at that epoch.
 */
export async function glpStageAt(
  run: Run,
  epoch: number,
  checkpoint: string,
  look: (stage: GlpStage, parameters: NamedArrays) => Promise<void>,
  { threads, signal, progress, glp = glpOptionsFor(run) }: GlpExperimentOptions,
): Promise<void> {
  const file = join(run.paths.checkpoint, checkpoint);
  const replay = await openReplay(run, { threads, signal });
  try {
    await trainGlp({
      options: glp,
      seed: GLP_SEED,
      run: run.hash,
      until: epoch,
      asides: [epoch],
      activationsAt: replay.activationsAt,
      threads,
      signal,
      progress,
      checkpoint: file,
      onStage: async (stage) => {
        if (stage.epoch === epoch) await look(stage, replay.parameters());
      },
    });
    if (!signal?.aborted) rmSync(file, { force: true });
  } finally {
    await replay.close();
  }
}
