import { existsSync } from 'node:fs';
import { InputError } from '../inputError';
import { experimentCommand } from './experimentCommand';
import type { Run } from './openRun';

/** The path itself. @throws InputError for no such file, with the command of the experiment that makes it. */
export function expectFile(path: string, experiment: string, run: Run): string {
  if (existsSync(path)) return path;
  throw new InputError(`${path}: no such file; make it with ${experimentCommand(experiment, run)}`);
}
