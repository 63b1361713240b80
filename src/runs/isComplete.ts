import { existsSync } from 'node:fs';
import { runPaths } from '../data/runFolder';
import { openRunFolder } from './openRun';

/** Whether a folder holds a run whose history reaches `epochs`. @throws InputError when it is damaged. */
export function isComplete(folder: string, epochs: number): boolean {
  const { config, history } = runPaths(folder);
  if (!existsSync(config) || !existsSync(history)) return false;
  const { epoch } = openRunFolder(folder).history;
  return epoch[epoch.length - 1] >= epochs;
}
