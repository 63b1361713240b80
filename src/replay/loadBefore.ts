import type { Run } from '../runs/openRun';
import type { Observer } from '../training/observer';
import type { Trainer } from '../training/openTrainer';
import { nearestState } from './nearestState';
import { openSuppression } from './openSuppression';
import { startingState } from './startingState';
import type { StateAtOptions } from './stateAt';

/** A trainer set at an epoch of a run. */
export interface Loaded {
  readonly at: number;
  /** What projects the run's directions out, where it has any. */
  readonly observers: readonly Observer[];
}

/**
 * Sets a trainer at the nearest cached state up to an epoch, or at the run's beginning where there is none.
 * @param root where the states are that runs branch from.
 * @returns undefined when the signal stopped the training that finds the beginning.
 */
export async function loadBefore(
  run: Run,
  trainer: Trainer,
  epoch: number,
  root: string,
  options: StateAtOptions,
): Promise<Loaded | undefined> {
  const cached = nearestState(run, epoch);
  const start = cached === undefined ? await startingState(run, root, options) : run.state(cached);
  if (!start) return undefined;
  trainer.load(start);
  const suppressor = openSuppression(run, trainer, root)?.suppressor;
  return { at: start.step, observers: suppressor ? [suppressor] : [] };
}
