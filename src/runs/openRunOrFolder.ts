import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { openRun, openRunFolder, type Run } from './openRun';

/** A run by the folder it lies in, or by its name in the study at `root`. @throws InputError as `openRun`. */
export function openRunOrFolder(place: string, root = dataRoot()): Run {
  const named = join(root, 'runs', place);
  if (existsSync(join(named, 'config.json')) || !existsSync(join(place, 'config.json')))
    return openRun(place, root);
  return openRunFolder(resolve(place));
}
