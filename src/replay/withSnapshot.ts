import type { Run } from '../runs/openRun';
import { type ReachOptions, withState } from './withState';

/** As `withState`, for those who need the parameters alone: an epoch with a cached snapshot is there already. */
export async function withSnapshot(run: Run, epoch: number, options?: ReachOptions): Promise<Run> {
  return run.snapshots.includes(epoch) ? run : withState(run, epoch, options);
}
