import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { epochFile } from '../data/runFolder';
import { openRun } from '../runs/openRun';
import type { Study } from '../study/study';
import { studyTasks } from './studyTasks';
import { isOpen, taskStates } from './taskState';

/**
 * Leaves of a baseline whose tasks have all come to an end what cannot be had back by training: history and directions.
 * Of one that tables are made of everything stays; the states that conditions branch from stay where the study says so.
 */
export function thinBaseline(study: Study, baseline: string): void {
  const tasks = studyTasks(study);
  const states = taskStates(study, tasks);
  const own = tasks.filter(({ run }) => run.baseline === baseline);
  const open = own.some(({ id }) => isOpen(states.get(id)));
  if (open || own.some(({ run }) => study.results.includes(run.seed))) return;
  const { paths, states: kept } = openRun(baseline, study.folder);
  for (const folder of [paths.covariances, paths.snapshots, paths.checkpoint])
    rmSync(folder, { recursive: true, force: true });
  for (const epoch of kept) {
    if (study.keepsBranchStates && epoch === study.branchEpoch) continue;
    // Two tasks that end together may both come here.
    rmSync(join(paths.states, epochFile(epoch)), { force: true });
  }
}
