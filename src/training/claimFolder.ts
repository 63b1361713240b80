import { existsSync } from 'node:fs';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/canonicalJson';
import { readBytes } from '../data/readBytes';
import type { RunPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { removeLeftovers } from './removeLeftovers';
import type { RunConfig } from './runConfig';

/**
 * Makes a folder this run's own by writing its config, before anything else is written there. A run that was killed
 * before that is resumed from its beginning.
 * @throws InputError when the folder holds another run, or this one and `resume` was not asked for, or it cannot be
 *   written; nothing in it is touched then.
 */
export function claimFolder(paths: RunPaths, config: RunConfig, resume: boolean): void {
  const wanted = canonicalJson(config);
  if (!existsSync(paths.config)) {
    if (existsSync(paths.history))
      throw new InputError(`${paths.history} exists without a config.json beside it`);
    atomicWrite(paths.config, wanted);
    removeLeftovers(paths.folder);
    return;
  }
  const found = Buffer.from(readBytes(paths.config)).toString('utf8');
  if (found !== wanted) {
    throw new InputError(`${paths.folder} holds another run: ${firstDifference(found, wanted)}`);
  }
  if (!resume) throw new InputError(`${paths.folder} already holds this run: go on with --resume`);
  removeLeftovers(paths.folder);
}

function firstDifference(found: string, wanted: string): string {
  const [there, here] = [found.split('\n'), wanted.split('\n')];
  const at = here.findIndex((line, i) => line !== there[i]);
  return `its config.json says ${(there[at] ?? 'nothing').trim()}, asked for ${(here[at] ?? 'nothing').trim()}`;
}
