import { basename } from 'node:path';
import { cacheOf } from './cacheOf';
import type { Run } from './openRun';
import { runNames } from './runNames';

/** Names of the other runs in the cache that a run lies in, sorted. */
export function namesBeside(run: Pick<Run, 'paths'>): string[] {
  const own = basename(run.paths.folder);
  return runNames(cacheOf(run)).filter((name) => name !== own);
}
