import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../data/readBytes';
import { epochFile, runPaths } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { readState } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { Run } from './openRun';
import { runNames } from './runNames';

/**
 * The full state that a run's config says it branches from, found among the cached runs by its SHA-256.
 * @throws InputError when none of them has it.
 */
export function branchState({ name, config, shape }: Run, root: string): TaskState {
  const { from } = config;
  if (!from) throw new InputError(`run '${name}' starts from its seed, not from a state`);
  for (const other of runNames(root)) {
    const file = join(runPaths(join(root, 'runs', other)).states, epochFile(from.epoch));
    if (existsSync(file) && sha256(readBytes(file)) === from.sha256) return readState(file, shape);
  }
  throw new InputError(
    `run '${name}' starts from a state of epoch ${from.epoch} (SHA-256 ${from.sha256}) that no cached run has`,
  );
}
