import { dirname } from 'node:path';
import type { Run } from './openRun';

/** The cache that a run lies in: the folder with its `runs/<name>`, and whatever lies beside `runs`. */
export function studyFolder({ paths }: Pick<Run, 'paths'>): string {
  return dirname(dirname(paths.folder));
}
