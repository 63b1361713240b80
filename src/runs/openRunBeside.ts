import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runPaths } from '../data/runFolder';
import { openRunFolder, type Run } from './openRun';

/** A run that lies beside another in the cache; undefined where there is none, or it has not begun its history. */
export function openRunBeside(run: Pick<Run, 'paths'>, name: string): Run | undefined {
  const folder = join(dirname(run.paths.folder), name);
  const { config, history } = runPaths(folder);
  return existsSync(config) && existsSync(history) ? openRunFolder(folder, name) : undefined;
}
