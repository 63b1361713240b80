import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import type { RunPaths } from '../data/runFolder';
import { readState, stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import type { HistoryRecorder } from './historyRecorder';
import type { Observer } from './observer';
import type { RunConfig } from './runConfig';
import { provenance } from './snapshotWriter';

const stateFile = (paths: RunPaths): string => join(paths.checkpoint, 'state.safetensors');

/**
 * Writes what a run resumes from: the history first, then the state, each whole. A crash between the two leaves a
 * history that is ahead of its state, and resuming cuts it back.
 */
export function writeCheckpoint(
  paths: RunPaths,
  config: RunConfig,
  history: HistoryRecorder,
  state: TaskState,
): void {
  history.write(paths.history);
  atomicWrite(stateFile(paths), stateBytes(state, provenance(config, state.step)));
}

export function checkpointWriter(
  paths: RunPaths,
  config: RunConfig,
  history: HistoryRecorder,
  due: (epoch: number) => boolean,
): Observer {
  return { due, observe: (_epoch, state) => writeCheckpoint(paths, config, history, state) };
}

/**
 * The state to go on from and, in `history`, the rows that belong to it; undefined where none was written yet.
 * @throws InputError when one of the two files is damaged.
 */
export function readCheckpoint(
  paths: RunPaths,
  config: RunConfig,
  history: HistoryRecorder,
): TaskState | undefined {
  if (!existsSync(stateFile(paths))) return undefined;
  const state = readState(stateFile(paths), { p: config.task.p, hidden: config.hidden });
  history.restore(paths.history, config.from?.epoch ?? 0, state.step);
  return state;
}
