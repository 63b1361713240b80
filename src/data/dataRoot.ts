import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';

const VARIABLE = 'ACTIVATION_SUPERVISION_DATA';

/**
 * The folder of cached runs and results: what the environment variable names, `data/` of this package otherwise.
 * @throws InputError when it does not exist.
 */
export function dataRoot(): string {
  const named = process.env[VARIABLE];
  const folder = named ? resolve(named) : join(packageRoot, 'data');
  if (existsSync(folder)) return folder;
  throw new InputError(
    named
      ? `${VARIABLE} names ${folder}, which does not exist`
      : `${folder}: no such folder; it comes with the repository (git checkout -- data), or set ${VARIABLE}`,
  );
}
