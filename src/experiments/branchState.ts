import { join } from 'node:path';
import { readBytes } from '../data/readBytes';
import { epochFile, epochsIn, runPaths } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { readState } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { Run } from './openRun';
import { runNames } from './runNames';

type Branch = Pick<Run, 'name' | 'config' | 'shape'>;

/**
 * The full state that a run's config says it branches from, found among the cached runs by its SHA-256.
 * @throws InputError when none of them has it.
 */
export function branchState(run: Branch, root: string): TaskState {
  const { from } = run.config;
  if (!from) throw new InputError(`run '${run.name}' starts from its seed, not from a state`);
  const origin = branchOrigin(run, root);
  if (origin !== undefined) return readState(stateOf(root, origin, from.epoch), run.shape);
  throw new InputError(
    `run '${run.name}' starts from a state of epoch ${from.epoch} (SHA-256 ${from.sha256}) that no cached run has`,
  );
}

/** The name of the cached run that has the state a run branches from; undefined where none has it. */
export function branchOrigin({ config: { from } }: Branch, root: string): string | undefined {
  if (!from) return undefined;
  return runNames(root).find((name) => {
    if (!epochsIn(runPaths(join(root, 'runs', name)).states).includes(from.epoch)) return false;
    return sha256(readBytes(stateOf(root, name, from.epoch))) === from.sha256;
  });
}

function stateOf(root: string, name: string, epoch: number): string {
  return join(runPaths(join(root, 'runs', name)).states, epochFile(epoch));
}
