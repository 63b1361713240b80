import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { epochFile } from '../data/runFolder';
import { essayConfig } from '../training/runConfig';
import { type TrainRunOptions, trainRun } from '../training/trainRun';
import { committedSnapshots } from './committedSnapshots';
import { landmarks } from './landmarks';
import { openRunFolder } from './openRun';

/** The essay's set-up with the first seed from 42 up whose run has at least three geometric cycles. */
export const BASELINE = { seed: 42, epochs: 100_000 } as const;

/**
 * Trains a run as it is committed: history every 100 epochs, covariances every 1,000, full states every 20,000,
 * snapshots thinned to those that `committedSnapshots` names once the run is complete.
 * @returns whether it came to its end (false when the signal stopped it; then it can be resumed).
 */
export async function makeBaseline(
  folder: string,
  options: Pick<TrainRunOptions, 'threads' | 'resume' | 'progress' | 'signal'>,
  { seed, epochs }: { seed: number; epochs: number } = BASELINE,
): Promise<boolean> {
  const end = await trainRun(folder, essayConfig(seed), {
    ...options,
    epochs,
    snapshotEvery: 1_000,
    stateEvery: 20_000,
    covarianceEvery: 1_000,
    checkpointEvery: 1_000,
  });
  if (end.step < epochs) return false;
  const run = openRunFolder(folder);
  const kept = new Set(committedSnapshots(landmarks(run), epochs));
  for (const epoch of run.snapshots)
    if (!kept.has(epoch)) rmSync(join(run.paths.snapshots, epochFile(epoch)));
  rmSync(join(run.paths.states, epochFile(0)), { force: true });
  return true;
}
