import type { NamedArrays } from '../engine/taskShape';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { snapshotWriter } from '../training/snapshotWriter';
import { replay } from './replay';
import type { ReachOptions } from './withState';

/**
 * A run that has the parameters of the phases of all its collapses: those that no snapshot holds come from a replay, with
 * the bytes that the run itself had there, and are kept beside it where the folder can be written.
 * @throws InputError as `replay`, or where the signal stopped it.
 * @example
 * import { openRun, withPhases } from 'activation-supervision';
 * const run = await withPhases(openRun('baseline'));
 * run.snapshots.includes(25_700); // => true
 */
export async function withPhases(
  run: Run,
  { threads = 2, signal, progress }: ReachOptions = {},
): Promise<Run> {
  const { history } = run;
  const [first, last] = [history.epoch[0], history.epoch[history.epoch.length - 1]];
  const phases = landmarks(run).collapses.flatMap((collapse) => Object.values(collapse.phases));
  const missing = [...new Set(phases)].filter(
    (epoch) => epoch >= first && epoch <= last && !run.snapshots.includes(epoch),
  );
  if (missing.length === 0) return run;
  const found = new Map<number, NamedArrays>();
  const observe = (epoch: number, state: TaskState) => {
    found.set(epoch, state.parameters);
    keep(run, epoch, state);
  };
  const spans = missing.sort((a, b) => a - b).map((epoch) => ({ from: epoch, to: epoch, every: 1, observe }));
  await replay(run, spans, {
    threads,
    signal,
    progress: (epoch) => progress?.(epoch, missing[missing.length - 1]),
  });
  if (found.size < missing.length)
    throw new InputError(`run '${run.name}': stopped before its phases were replayed`);
  return {
    ...run,
    snapshots: [...new Set([...run.snapshots, ...missing])].sort((a, b) => a - b),
    parameters: (epoch) => found.get(epoch) ?? run.parameters(epoch),
  };
}

/** A folder that cannot be written loses nothing: the next call replays again. */
function keep({ paths, config }: Run, epoch: number, state: TaskState): void {
  try {
    snapshotWriter(paths.snapshots, config, () => true).observe(epoch, state);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
