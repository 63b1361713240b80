import { join } from 'node:path';
import { openRun, type Run } from '../../src/runs/openRun';
import { essayConfig, type RunConfig } from '../../src/training/runConfig';
import { type TrainRunOptions, trainRun } from '../../src/training/trainRun';

/** p = 13, widths 8 and 8: a run that takes a moment. */
export const tinyConfig: RunConfig = {
  ...essayConfig(3),
  task: { p: 13, train_fraction: 0.5, zipf_exponent: 1.5, seed: 3 },
  hidden: [8, 8],
};

/** Trains the tiny run for 200 epochs into the cache at `root`, with snapshots every 10 and states every 40. */
export async function tinyRun(
  root: string,
  name = 'tiny',
  { config = tinyConfig, ...options }: Partial<TrainRunOptions> & { config?: RunConfig } = {},
): Promise<Run> {
  await trainRun(join(root, 'runs', name), config, {
    epochs: 200,
    threads: 1,
    historyEvery: 20,
    snapshotEvery: 10,
    stateEvery: 40,
    ...options,
  });
  return openRun(name, root);
}
