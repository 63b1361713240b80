import { join } from 'node:path';
import { plannedRun } from '../study/plannedRun';
import { firstBaselineName } from '../study/plannedRuns';
import type { Run } from './openRun';
import { studyOf } from './studyOf';

/**
 * Where tables and figures of a run go: into the study's `results/` where they are of the baseline of its first seed,
 * beside the run otherwise, so that no run's results take the place of another's.
 */
export function resultsFolder(run: Run): string {
  const study = studyOf(run);
  const isFirst = plannedRun(study, run.name) && run.name === firstBaselineName(study);
  return join(isFirst ? study.folder : run.paths.folder, 'results');
}
