import type { NamedArrays } from '../engine/taskShape';
import type { TaskState } from '../engine/taskState';
import { initialParameters } from '../random/initialParameters';
import type { RunConfig } from './runConfig';

/** The state at epoch 0: the seed's parameters and zero moments. */
export function initialState({ task, hidden }: Pick<RunConfig, 'task' | 'hidden'>): TaskState {
  const parameters = initialParameters(task.seed, { p: task.p, hidden });
  return { step: 0, parameters, adamM: zerosLike(parameters), adamV: zerosLike(parameters) };
}

function zerosLike(arrays: NamedArrays): NamedArrays {
  return Object.fromEntries(
    Object.entries(arrays).map(([name, values]) => [name, new Float32Array(values.length)]),
  );
}
