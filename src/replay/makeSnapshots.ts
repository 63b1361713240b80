import type { TaskState } from '../engine/taskState';
import { committedSnapshots } from '../runs/committedSnapshots';
import type { Run } from '../runs/openRun';
import { snapshotWriter } from '../training/snapshotWriter';
import { type ReplayOptions, replay } from './replay';

/**
 * Writes the snapshots of `committedSnapshots` that are missing, by a replay from the states that the run keeps. Those
 * written before it was stopped stay.
 * @returns how many.
 * @throws InputError as `replay`.
 */
export async function makeSnapshots(run: Run, options: ReplayOptions = {}): Promise<number> {
  const last = run.history.epoch[run.history.epoch.length - 1];
  const missing = committedSnapshots(run, last).filter((epoch) => !run.snapshots.includes(epoch));
  let written = 0;
  const writer = snapshotWriter(run.paths.snapshots, run.config, () => true);
  const write = (epoch: number, state: TaskState) => {
    writer.observe(epoch, state);
    written++;
  };
  const spans = missing.map((epoch) => ({ from: epoch, to: epoch, every: 1, observe: write }));
  await replay(run, spans, options);
  return written;
}
