import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openRun, openRunFolder, type Run } from './openRun';

/** A run by the folder it lies in, or by its name in the cache. @throws InputError as `openRun`. */
export function openRunOrFolder(place: string): Run {
  return existsSync(join(place, 'config.json')) ? openRunFolder(place) : openRun(place);
}
