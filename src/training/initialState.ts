import { freshState } from '../engine/freshState';
import type { TaskState } from '../engine/taskState';
import { initialParameters } from '../random/initialParameters';
import type { RunConfig } from './runConfig';

/**
 * The state at epoch 0: the seed's parameters and zero moments.
 * @example
 * import { essayConfig, initialState } from 'activation-supervision';
 * const { step, parameters } = initialState(essayConfig(42));
 * [step, parameters['hidden1.kernel'].length]; // => [0, 16384]
 */
export function initialState({ task, hidden }: Pick<RunConfig, 'task' | 'hidden'>): TaskState {
  return freshState(initialParameters(task.seed, { p: task.p, hidden }));
}
