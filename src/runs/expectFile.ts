import { existsSync } from 'node:fs';
import { NotMadeError } from '../inputError';
import { experimentCommand } from './experimentCommand';
import type { Run } from './openRun';

/** The path itself. @throws NotMadeError for no such file, with the command of the experiment that makes it. */
export function expectFile(path: string, experiment: string, run: Run): string {
  if (existsSync(path)) return path;
  throw new NotMadeError(`${path}: no such file`, experimentCommand(experiment, run));
}
