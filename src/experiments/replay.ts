import type { TaskState } from '../engine/taskState';
import { initialState } from '../training/initialState';
import { openTrainer } from '../training/openTrainer';
import { trainTask } from '../training/trainTask';
import type { Run } from './openRun';

export interface ReplayOptions {
  readonly every: number;
  readonly observe: (epoch: number, state: TaskState) => void | Promise<void>;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (epoch: number) => void;
}

/**
 * Trains a stretch of a cached run again, from its last full state at or before `from`, and shows every `every`-th
 * epoch of [from, to]. The engine repeats its bytes, so these are the run's own states.
 */
export async function replay(run: Run, from: number, to: number, options: ReplayOptions): Promise<void> {
  const { every, observe, threads = 2, signal, progress } = options;
  const start = run.states.filter((epoch) => epoch <= from).at(-1);
  const trainer = await openTrainer(run.config, run.data, threads);
  try {
    trainer.load(start === undefined ? initialState(run.config) : run.state(start));
    const due = (epoch: number) => epoch >= from && (epoch - from) % every === 0;
    await trainTask(trainer, { epochs: to, observers: [{ due, observe }], signal, progress });
  } finally {
    await trainer.close();
  }
}
