import { branchName } from '../study/branchName';
import { CLI, isDefault, shortPath } from '../study/makingCommand';
import { plannedRun } from '../study/plannedRun';
import { firstBaselineName } from '../study/plannedRuns';
import type { Run } from './openRun';
import { studyOf } from './studyOf';

/** What to type for an experiment on a run, or a condition by its built-in name, in the package's folder. */
export function experimentCommand(
  experiment: string,
  run: Pick<Run, 'name' | 'paths' | 'config' | 'history'>,
): string {
  const study = studyOf(run);
  const called = branchName(experiment, study.branchEpoch);
  if (!plannedRun(study, run.name)) return `${CLI} experiment ${called} --run ${shortPath(run.paths.folder)}`;
  const where = isDefault(study) ? '' : ` --study ${shortPath(study.folder)}`;
  const which = run.name === firstBaselineName(study) ? '' : ` --run ${run.name}`;
  return `${CLI} experiment ${called}${where}${which}`;
}
