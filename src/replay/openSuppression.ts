import type { TaskState } from '../engine/taskState';
import type { Run } from '../runs/openRun';
import type { Trainer } from '../training/openTrainer';
import { directionsMeasured, openSuppressor } from '../training/runDirections';
import type { SuppressionRow } from '../training/suppressionRow';
import type { Suppressor } from '../training/suppressor';
import { directionFiles } from './directionFiles';

export interface OpenSuppression {
  readonly suppressor: Suppressor;
  /** What the history of the run says of its directions. */
  readonly measured: (state: TaskState) => SuppressionRow;
}

/**
 * What makes a trainer repeat a cached run that projects directions out; undefined for a run that does not.
 * @param root the cache with the files of its directions.
 * @throws InputError when one of them is missing or damaged.
 */
export function openSuppression(run: Run, trainer: Trainer, root: string): OpenSuppression | undefined {
  const { frozen, reference } = directionFiles(run, root);
  // As the run was trained: a prior's direction found since is none that its history has anything of.
  const files = { frozen, reference: 'cos_glp_direction' in run.history ? reference : undefined };
  const suppressor = openSuppressor(run.config, run.data, trainer, files);
  return suppressor && { suppressor, measured: directionsMeasured(run.config, run.data, suppressor, files) };
}
