import type { NamedArrays } from './taskShape';
import type { TaskState } from './taskState';

/** Parameters before the first step of AdamW: zero moments, step 0. */
export function freshState(parameters: NamedArrays): TaskState {
  return { step: 0, parameters, adamM: zerosLike(parameters), adamV: zerosLike(parameters) };
}

function zerosLike(arrays: NamedArrays): NamedArrays {
  return Object.fromEntries(
    Object.entries(arrays).map(([name, values]) => [name, new Float32Array(values.length)]),
  );
}
