import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { NotMadeError } from '../inputError';
import { packageRoot } from '../packageRoot';
import { experimentCommand } from './experimentCommand';
import type { Run } from './openRun';

/** The path itself. @throws NotMadeError for no such file, with the command of the experiment that makes it. */
export function expectFile(path: string, experiment: string, run: Run): string {
  if (existsSync(path)) return path;
  throw new NotMadeError(`${fromHere(path)}: no such file`, experimentCommand(experiment, run));
}

/** A file of the package seen from its folder, any other as it is. */
function fromHere(path: string): string {
  const inside = relative(packageRoot, path);
  return inside.startsWith('..') ? path : inside;
}
