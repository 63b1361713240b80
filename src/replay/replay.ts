import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import type { Observer } from '../training/observer';
import { openTrainer } from '../training/openTrainer';
import { SIMD_ARITHMETIC } from '../training/runConfig';
import { trainTask } from '../training/trainTask';
import { loadBefore } from './loadBefore';
import { nearestState } from './nearestState';

/** A stretch of epochs of a cached run; both ends are shown. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly every: number;
  readonly observe: (epoch: number, state: TaskState) => void | Promise<void>;
  /** Called when the whole stretch was shown. */
  readonly finish?: () => void;
}

export interface ReplayOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number, span: Span) => void;
  /** Where the states are that runs branch from. */
  readonly root?: string;
}

/**
 * Trains stretches of a cached run again, in order of time, each from the nearest state before it: the run's last full
 * state, its beginning, or where the stretch before ended. The engine repeats its bytes, so these are the run's own
 * states. Aborted, it shows no further epoch.
 * @throws InputError for a run whose arithmetic promises no bytes, that branches from a state that is not in the
 *   cache, or for a stretch before its beginning.
 * @example
 * import { openRun, replay } from 'activation-supervision';
 * const seen: number[] = [];
 * const observe = (epoch: number) => void seen.push(epoch);
 * await replay(openRun('baseline'), [{ from: 24_000, to: 24_050, every: 25, observe }]);
 * seen; // => [24000, 24025, 24050]
 */
export async function replay(run: Run, spans: readonly Span[], options: ReplayOptions = {}): Promise<void> {
  const { threads = 2, signal, progress, root = studyFolder(run) } = options;
  checkSpans(run, spans);
  if (spans.length === 0) return;
  const trainer = await openTrainer(run.config, run.data, threads);
  try {
    let at = Number.POSITIVE_INFINITY;
    let suppressors: readonly Observer[] = [];
    for (const span of [...spans].sort((a, b) => a.from - b.from)) {
      if (signal?.aborted) return;
      const cached = nearestState(run, span.from);
      if (at > span.from || (cached !== undefined && at < cached)) {
        const loaded = await loadBefore(run, trainer, span.from, root, { threads, signal });
        if (!loaded) return;
        suppressors = loaded.observers;
      }
      const due = (epoch: number) => epoch >= span.from && (epoch - span.from) % span.every === 0;
      const observers = [...suppressors, { due, observe: span.observe }];
      const report = (epoch: number) => progress?.(epoch, span);
      at = (await trainTask(trainer, { epochs: span.to, observers, signal, progress: report })).step;
      if (at < span.to) return;
      span.finish?.();
    }
  } finally {
    await trainer.close();
  }
}

function checkSpans({ name, config }: Run, spans: readonly Span[]): void {
  if (config.arithmetic !== SIMD_ARITHMETIC) {
    throw new InputError(`run '${name}': its arithmetic ${config.arithmetic} promises no bytes`);
  }
  const first = config.from?.epoch ?? 0;
  const early = spans.find(({ from }) => from < first);
  if (early) throw new InputError(`run '${name}' begins at epoch ${first}, asked for ${early.from}`);
}
