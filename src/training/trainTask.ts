import type { TaskState } from '../engine/taskState';
import type { Observer } from './observer';

/** What trains: the SIMD engine, or its tfjs counterpart. */
export interface TaskTrainer {
  /** The most steps to ask for at once, where that is not for the trainer's caller to say. */
  readonly stretch?: number;
  state(): TaskState;
  run(steps: number): Promise<void>;
}

export interface TrainOptions {
  /** Trained up to and including this epoch; one epoch is one full-batch step. */
  readonly epochs: number;
  readonly observers?: readonly Observer[];
  /** Called between short stretches of steps, with the epochs done. */
  readonly progress?: (epoch: number) => void;
  /** Stops the run after the current stretch. */
  readonly signal?: AbortSignal;
}

/** Steps between two looks at the signal: well under a second. */
const STRETCH = 25;

/**
 * Trains on from the trainer's present state and shows every due epoch, the present one included, to the observers.
 * @returns the state where it stopped: after `epochs`, or earlier when the signal was aborted.
 * @example
 * import { essayConfig, initialState, runData, TaskEngine, trainTask } from 'activation-supervision';
 * const config = essayConfig(7);
 * const engine = await TaskEngine.create(runData(config).problem, { threads: 1 });
 * engine.load(initialState(config));
 * const { step } = await trainTask(engine, { epochs: 10 });
 * step; // => 10
 * await engine.close();
 */
export async function trainTask(trainer: TaskTrainer, options: TrainOptions): Promise<TaskState> {
  const { epochs, observers = [], progress, signal } = options;
  let epoch = trainer.state().step;
  await show(trainer, epoch, observers);
  while (epoch < epochs && !signal?.aborted) {
    const steps = stretch(epoch, Math.min(epochs, epoch + (trainer.stretch ?? STRETCH)), observers);
    await trainer.run(steps);
    epoch += steps;
    await show(trainer, epoch, observers);
    progress?.(epoch);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return trainer.state();
}

async function show(trainer: TaskTrainer, epoch: number, observers: readonly Observer[]): Promise<void> {
  const due = observers.filter((observer) => observer.due(epoch));
  if (due.length === 0) return;
  const state = trainer.state();
  for (const observer of due) await observer.observe(epoch, state);
}

/** Steps to `end`, or to where an observer looks before. */
function stretch(epoch: number, end: number, observers: readonly Observer[]): number {
  const limit = end - epoch;
  for (let steps = 1; steps < limit; steps++) {
    if (observers.some((observer) => observer.due(epoch + steps))) return steps;
  }
  return limit;
}
