import { basename } from 'node:path';
import type { Run } from './openRun';
import { runNames } from './runNames';
import { studyFolder } from './studyFolder';

/** Names of the other runs in the cache that a run lies in, sorted. */
export function otherRunNames(run: Pick<Run, 'paths'>): string[] {
  const own = basename(run.paths.folder);
  return runNames(studyFolder(run)).filter((name) => name !== own);
}
