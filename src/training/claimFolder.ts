import { existsSync } from 'node:fs';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { differenceInWords, jsonDifference } from '../data/json/jsonDifference';
import { readBytes } from '../data/readBytes';
import type { RunPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { type Keeping, writeKeeping } from './keeping';
import { removeLeftovers } from './removeLeftovers';
import type { RunConfig } from './runConfig';

/**
 * Makes a folder this run's own by writing what it keeps and its config, before anything else is written there. A run that was killed
 * before that is resumed from its beginning.
 * @throws InputError when the folder holds another run, or this one and `resume` was not asked for, or it cannot be
 *   written; nothing in it is touched then.
 */
export function claimFolder(paths: RunPaths, config: RunConfig, keeping: Keeping, resume: boolean): void {
  const wanted = canonicalJson(config);
  if (!existsSync(paths.config)) {
    if (existsSync(paths.history))
      throw new InputError(`${paths.history} exists without a config.json beside it`);
    writeKeeping(paths, keeping);
    atomicWrite(paths.config, wanted);
    removeLeftovers(paths.folder);
    return;
  }
  const found = Buffer.from(readBytes(paths.config)).toString('utf8');
  if (found !== wanted) {
    throw new InputError(`${paths.folder} holds another run: ${firstDifference(found, config)}`);
  }
  if (!resume) throw new InputError(`${paths.folder} already holds this run: go on with --resume`);
  removeLeftovers(paths.folder);
}

function firstDifference(found: string, wanted: RunConfig): string {
  const difference = jsonDifference(parsed(found), JSON.parse(JSON.stringify(wanted)));
  return difference
    ? `in its config.json ${differenceInWords(difference)}`
    : 'its config.json is not canonical';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
