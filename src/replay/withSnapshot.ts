import type { Run } from '../runs/openRun';
import { type ReachOptions, withState } from './withState';

/**
 * As `withState`, for those who need the parameters alone: an epoch with a cached snapshot is there already.
 * @throws InputError as `withState`.
 * @example
 * import { openRun, progressBar, withSnapshot } from 'activation-supervision';
 * const run = await withSnapshot(openRun('baseline'), 24_020, progressBar('epochs up to it'));
 * run.parameters(24_020)['head.bias'].length; // => 97
 */
export async function withSnapshot(run: Run, epoch: number, options?: ReachOptions): Promise<Run> {
  return run.snapshots.includes(epoch) ? run : withState(run, epoch, options);
}
