import { basename } from 'node:path';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { plannedRun } from '../../study/plannedRun';

/** What a figure calls a run: `baseline` where it is one of its study, `run NAME` otherwise. */
export function runTitle(run: Pick<Run, 'paths' | 'config' | 'history'>): string {
  const name = basename(run.paths.folder);
  const planned = plannedRun(studyOf(run), name);
  return planned && !planned.condition ? 'baseline' : `run ${name}`;
}
