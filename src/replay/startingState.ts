import type { TaskState } from '../engine/taskState';
import type { Run } from '../runs/openRun';
import { initialState } from '../training/initialState';
import { branchState } from './branchState';
import type { StateAtOptions } from './stateAt';

/**
 * The state that a run's config begins at: the seed's own, or the one that it branches from.
 * @param root the cache in which that one is looked for.
 * @returns undefined when the signal stopped the training that finds it.
 * @throws InputError when it is not to be had from the cache.
 */
export async function startingState(
  run: Run,
  root: string,
  options?: StateAtOptions,
): Promise<TaskState | undefined> {
  return run.config.from ? branchState(run, root, options) : initialState(run.config);
}
