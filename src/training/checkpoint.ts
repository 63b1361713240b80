import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import type { RunPaths } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { readState, stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import type { HistoryRecorder } from './historyRecorder';
import type { Observer } from './observer';
import type { RunConfig } from './runConfig';
import type { Suppressor } from './suppressor';
import { readSuppressor, removeOtherSuppressors, writeSuppressor } from './suppressorCheckpoint';

/** What a checkpoint of a run is made of, beside its state. */
export interface Checkpointed {
  readonly paths: RunPaths;
  readonly config: RunConfig;
  readonly history: HistoryRecorder;
  readonly suppressor?: Suppressor;
}

const stateFile = (paths: RunPaths): string => join(paths.checkpoint, 'state.safetensors');

/**
 * Writes what a run resumes from: the history first, then directions that change, then the state, each whole. A crash
 * before the state leaves a history that is ahead of it, and resuming cuts it back.
 */
export function writeCheckpoint(
  { paths, config, history, suppressor }: Checkpointed,
  state: TaskState,
): void {
  history.write(paths.history);
  if (suppressor?.refreshed) writeSuppressor(paths.checkpoint, state.step, suppressor.state);
  atomicWrite(stateFile(paths), stateBytes(state, provenance(config, state.step)));
  removeOtherSuppressors(paths.checkpoint, state.step);
}

export const hasCheckpoint = (paths: RunPaths): boolean => existsSync(stateFile(paths));

export function checkpointWriter(parts: Checkpointed, due: (epoch: number) => boolean): Observer {
  return { due, observe: (_epoch, state) => writeCheckpoint(parts, state) };
}

/**
 * The state to go on from and, in `history` and `suppressor`, what belongs to it; undefined where none was written yet.
 * @throws InputError when one of the files is damaged, or missing.
 */
export function readCheckpoint({ paths, config, history, suppressor }: Checkpointed): TaskState | undefined {
  if (!hasCheckpoint(paths)) return undefined;
  const state = readState(stateFile(paths), { p: config.task.p, hidden: config.hidden });
  history.restore(paths.history, config.from?.epoch ?? 0, state.step);
  if (suppressor?.refreshed) suppressor.restore(readSuppressor(paths.checkpoint, state.step));
  return state;
}
