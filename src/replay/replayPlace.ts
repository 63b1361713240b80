import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { readState, stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import type { Run } from '../runs/openRun';

/** Where a long replay has come to: a full state among the run's checkpoints. */
export interface ReplayPlace {
  /** The run, with that state among its own. */
  readonly run: Run;
  keep(state: TaskState): void;
  forget(): void;
}

/**
 * The place that a replay of a run left when it was stopped, if it did.
 * @param name of the replay: each keeps its own place.
 * @throws InputError when the file is damaged.
 */
export function replayPlace(run: Run, name: string): ReplayPlace {
  const file = join(run.paths.checkpoint, `${name}.safetensors`);
  return {
    run: withPlace(run, file),
    keep: (state) => atomicWrite(file, stateBytes(state, { run: run.hash })),
    forget: () => rmSync(file, { force: true }),
  };
}

function withPlace(run: Run, file: string): Run {
  if (!existsSync(file)) return run;
  const kept = readState(file, run.shape);
  if (kept.metadata.run !== run.hash) return run;
  return {
    ...run,
    states: [...new Set([...run.states, kept.step])].sort((a, b) => a - b),
    state: (epoch) => (epoch === kept.step ? kept : run.state(epoch)),
  };
}
