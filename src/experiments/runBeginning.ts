import type { TaskState } from '../engine/taskState';
import { initialState } from '../training/initialState';
import { branchState } from './branchState';
import type { Run } from './openRun';

/**
 * The state that a run's config begins at: the seed's own, or the one that it branches from.
 * @param root the cache in which that one is looked for.
 * @throws InputError when no cached run has it.
 */
export function runBeginning(run: Run, root: string): TaskState {
  return run.config.from ? branchState(run, root) : initialState(run.config);
}
