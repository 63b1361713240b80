import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { nearestState } from './nearestState';
import { stateAt } from './stateAt';

export interface ReachOptions {
  /** Default 1, as for `shortBranch`. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * A cached baseline that has the full state of one more epoch: where that is not cached, it is trained to, here and
 * now, from the nearest state before it, and has the bytes that the run itself had there.
 * @throws InputError for an epoch that the run does not have, or a run that is not a baseline.
 * @example
 * import { openRun, withState } from 'activation-supervision';
 * const run = await withState(openRun('baseline'), 20_020);
 * run.state(20_020).step; // => 20020
 */
export async function withState(
  run: Run,
  epoch: number,
  { threads = 1, signal, progress }: ReachOptions = {},
): Promise<Run> {
  if (run.states.includes(epoch)) return run;
  const last = run.history.epoch[run.history.epoch.length - 1];
  if (!Number.isSafeInteger(epoch) || epoch < 0 || epoch > last) {
    throw new InputError(
      `epoch of run '${run.name}': expected a whole number from 0 to ${last}, got ${epoch}`,
    );
  }
  const start = nearestState(run, epoch) ?? 0;
  const state = await stateAt(run, epoch, {
    threads,
    signal,
    progress: (at) => progress?.(at - start, epoch - start),
  });
  if (!state) throw new InputError(`stopped on the way from epoch ${start} to ${epoch}`);
  return {
    ...run,
    parameters: (at) => (at === epoch ? state.parameters : run.parameters(at)),
    state: (at) => (at === epoch ? state : run.state(at)),
  };
}
