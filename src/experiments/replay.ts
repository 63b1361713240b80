import type { TaskState } from '../engine/taskState';
import { initialState } from '../training/initialState';
import { openTrainer } from '../training/openTrainer';
import { trainTask } from '../training/trainTask';
import type { Run } from './openRun';

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
}

/**
 * Trains stretches of a cached run again, each from the nearest state before it: the run's last full state, or where
 * the stretch before ended. The engine repeats its bytes, so these are the run's own states.
 */
export async function replay(run: Run, spans: readonly Span[], options: ReplayOptions = {}): Promise<void> {
  const { threads = 2, signal, progress } = options;
  const trainer = await openTrainer(run.config, run.data, threads);
  try {
    let at = Number.POSITIVE_INFINITY;
    for (const span of [...spans].sort((a, b) => a.from - b.from)) {
      const cached = run.states.filter((epoch) => epoch <= span.from).at(-1) ?? 0;
      if (at > span.from || at < cached) {
        trainer.load(cached === 0 ? initialState(run.config) : run.state(cached));
      }
      const due = (epoch: number) => epoch >= span.from && (epoch - span.from) % span.every === 0;
      const observers = [{ due, observe: span.observe }];
      const report = (epoch: number) => progress?.(epoch, span);
      at = (await trainTask(trainer, { epochs: span.to, observers, signal, progress: report })).step;
      if (at < span.to) return;
      span.finish?.();
    }
  } finally {
    await trainer.close();
  }
}
