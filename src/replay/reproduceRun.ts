import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import type { RecordedRow } from '../training/historyRecorder';
import { openTrainer } from '../training/openTrainer';
import { SIMD_ARITHMETIC } from '../training/runConfig';
import { readRunEnd } from '../training/runEnd';
import { trainTask } from '../training/trainTask';
import { Comparison, type Equal, NOTHING } from './comparison';
import { openSuppression } from './openSuppression';
import { startingState } from './startingState';

export interface ReproduceOptions {
  /** The last epoch to compare; default: the run's last snapshot, state or row of history. */
  readonly until?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, last?: RecordedRow) => void;
  /** Where the states are that runs branch from. */
  readonly root?: string;
}

export interface Reproduction {
  /** Up to here the run was trained again. */
  readonly epoch: number;
  /** What was compared and found equal, by kind. */
  readonly equal: Equal;
  /** The first thing that differs, in words. */
  readonly difference?: string;
}

/**
 * Trains a run again, in memory, from its config alone, and compares what it gives with the committed files: their
 * SHA-256, and the rows of history. Stops at the first that differs.
 * @throws InputError for a run whose arithmetic promises no bytes, with nothing to compare up to `until`, or an `until`
 *   after its last; one that branches from a state that is not in the cache.
 */
export async function reproduceRun(run: Run, options: ReproduceOptions = {}): Promise<Reproduction> {
  const { root = studyFolder(run), threads = 2, signal, progress } = options;
  if (run.config.arithmetic !== SIMD_ARITHMETIC) {
    throw new InputError(`run '${run.name}': its arithmetic ${run.config.arithmetic} promises no bytes`);
  }
  const until = comparedUntil(run, options.until);
  const start = await startingState(run, root, { threads, signal, progress });
  if (!start) return { epoch: 0, equal: NOTHING };
  const stop = new AbortController();
  const passOn = () => stop.abort();
  signal?.addEventListener('abort', passOn);
  const trainer = await openTrainer(run.config, run.data, threads);
  // Whatever is wrong from here on, the trainer is closed: its threads would keep the process alive.
  try {
    const suppression = openSuppression(run, trainer, root);
    const comparison = new Comparison(run, start.step, until, suppression?.measured);
    trainer.load(start);
    const { step } = await trainTask(trainer, {
      epochs: comparison.end,
      observers: [
        ...(suppression ? [suppression.suppressor] : []),
        {
          due: (epoch) => comparison.due(epoch),
          observe(epoch, state) {
            comparison.look(epoch, state);
            if (comparison.difference) stop.abort();
          },
        },
      ],
      progress: (epoch) => progress?.(epoch, comparison.last),
      signal: stop.signal,
    });
    return { epoch: step, equal: comparison.equal, difference: comparison.difference };
  } finally {
    signal?.removeEventListener('abort', passOn);
    await trainer.close();
  }
}

/**
 * The last epoch to compare: the last of which something is committed where none is asked for.
 * @throws InputError for one after that.
 */
export function comparedUntil(run: Run, asked?: number): number {
  const last = lastCommitted(run);
  if (asked === undefined || asked <= last) return asked ?? last;
  throw new InputError(
    `run '${run.name}': what is committed of it ends at epoch ${last}, asked for ${asked}`,
  );
}

/** The last epoch of which something of a run is committed. */
function lastCommitted({ paths, snapshots, states, history }: Run): number {
  const ended = readRunEnd(paths)?.epoch ?? 0;
  return Math.max(ended, ...[snapshots, states, history.epoch].map((epochs) => epochs.at(-1) ?? 0));
}
