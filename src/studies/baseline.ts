import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BRANCH_EPOCH } from '../conditions/condition';
import { epochFile } from '../data/runFolder';
import { makeSnapshots } from '../replay/makeSnapshots';
import { committedSnapshots } from '../runs/committedSnapshots';
import { openRunFolder } from '../runs/openRun';
import { essayConfig } from '../training/runConfig';
import { type TrainRunOptions, trainRun } from '../training/trainRun';

/** The essay's set-up with the first seed from 42 up whose run has at least three geometric cycles. */
export const BASELINE = { seed: 42, epochs: 100_000 } as const;

const STATES_EVERY = 20_000;
/** Of the states after the branch every second one is kept: replays start there, and room is short. */
const STATES_KEPT = 40_000;

/**
 * Trains a run as it is committed: history every 100 epochs, covariances every 1,000, full states at 20,000, every
 * 40,000 and at the end, snapshots of `committedSnapshots` alone once the run is complete.
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
    stateEvery: STATES_EVERY,
    covarianceEvery: 1_000,
    checkpointEvery: 1_000,
  });
  if (end.step < epochs) return false;
  const run = openRunFolder(folder);
  const kept = new Set(committedSnapshots(run, epochs));
  for (const epoch of run.snapshots)
    if (!kept.has(epoch)) rmSync(join(run.paths.snapshots, epochFile(epoch)));
  for (const epoch of run.states)
    if (!keepsState(epoch, epochs)) rmSync(join(run.paths.states, epochFile(epoch)));
  await makeSnapshots(openRunFolder(folder), { threads: options.threads, signal: options.signal });
  return !options.signal?.aborted;
}

/** Whether a finished run of so many epochs keeps its full state at an epoch. */
export function keepsState(epoch: number, epochs: number): boolean {
  return epoch > 0 && (epoch === BRANCH_EPOCH || epoch % STATES_KEPT === 0 || epoch === epochs);
}
