import { basename } from 'node:path';
import { conditionRunName } from '../study/plannedRuns';
import type { Run } from './openRun';
import { studyOf } from './studyOf';

/** The name of a condition's run beside a baseline. */
export function runNameBeside(
  baseline: Pick<Run, 'paths' | 'config' | 'history'>,
  condition: string,
): string {
  return conditionRunName(studyOf(baseline), basename(baseline.paths.folder), condition);
}
