import { readFileSync } from 'node:fs';
import { sha256 } from '../data/sha256';
import { readState } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { RunConfig } from '../training/runConfig';

/**
 * The configuration and state of a run that branches from a full state file, where one is named.
 * @throws InputError when the file is damaged, of another shape or another seed's.
 */
export function startState(config: RunConfig, file?: string): { config: RunConfig; start?: TaskState } {
  if (file === undefined) return { config };
  const { metadata, shape: _, ...start } = readState(file, { p: config.task.p, hidden: config.hidden });
  if (metadata.seed !== undefined && metadata.seed !== String(config.task.seed)) {
    throw new InputError(
      `${file}: a state of seed ${metadata.seed}, asked to go on as seed ${config.task.seed}`,
    );
  }
  return { config: { ...config, from: { epoch: start.step, sha256: sha256(readFileSync(file)) } }, start };
}
