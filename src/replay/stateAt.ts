import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { initialState } from '../training/initialState';
import { openTrainer } from '../training/openTrainer';
import { SIMD_ARITHMETIC } from '../training/runConfig';
import { type TrainOptions, trainTask } from '../training/trainTask';
import { nearestState } from './nearestState';

export interface StateAtOptions extends Pick<TrainOptions, 'signal' | 'progress'> {
  readonly threads?: number;
}

/**
 * The full state of a baseline after `epoch` epochs: the cached one, or trained again, in memory, from the last cached
 * one before it or the seed.
 * @returns undefined when the signal stopped it.
 * @throws InputError for a run that is not a baseline, or whose arithmetic promises no bytes.
 */
export async function stateAt(
  run: Run,
  epoch: number,
  { threads = 2, signal, progress }: StateAtOptions = {},
): Promise<TaskState | undefined> {
  const { name, config, data, states } = run;
  if (states.includes(epoch)) return run.state(epoch);
  if (config.from || config.suppression || config.arithmetic !== SIMD_ARITHMETIC) {
    throw new InputError(`run '${name}': expected a baseline, trained from its seed by ${SIMD_ARITHMETIC}`);
  }
  const before = nearestState(run, epoch);
  const trainer = await openTrainer(config, data, threads);
  try {
    trainer.load(before === undefined ? initialState(config) : run.state(before));
    const state = await trainTask(trainer, { epochs: epoch, signal, progress });
    return state.step === epoch ? state : undefined;
  } finally {
    await trainer.close();
  }
}
