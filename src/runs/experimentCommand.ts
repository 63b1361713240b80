import { CLI, isDefault, shortPath } from '../study/makingCommand';
import { plannedRun } from '../study/plannedRun';
import { firstBaselineName } from '../study/plannedRuns';
import type { Run } from './openRun';
import { studyOf } from './studyOf';

/** What to type for an experiment on a run, in the package's folder. */
export function experimentCommand(
  experiment: string,
  run: Pick<Run, 'name' | 'paths' | 'config' | 'history'>,
): string {
  const study = studyOf(run);
  if (!plannedRun(study, run.name))
    return `${CLI} experiment ${experiment} --run ${shortPath(run.paths.folder)}`;
  const where = isDefault(study) ? '' : ` --study ${shortPath(study.folder)}`;
  const which = run.name === firstBaselineName(study) ? '' : ` --run ${run.name}`;
  return `${CLI} experiment ${experiment}${where}${which}`;
}
