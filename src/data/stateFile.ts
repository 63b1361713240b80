import { parameterSpecs, type TaskShape } from '../engine/taskShape';
import type { TaskState } from '../engine/taskState';
import { InputError } from '../inputError';
import { serializeSafetensors } from './safetensors/serializeSafetensors';
import { fromTensors, onlyTensors, required, shapeInFile, toTensors } from './safetensors/taskTensors';
import type { Tensor } from './safetensors/tensor';
import { readSafetensors } from './safetensorsFile';
import { taskShapeOf } from './taskShapeOf';

const FIRST_MOMENT = 'adam.m.';
const SECOND_MOMENT = 'adam.v.';
const STEP = 'step';

/** A state with what its file says besides. */
export interface StateFile extends TaskState {
  readonly shape: TaskShape;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a full state: the parameters as in a snapshot, `adam.m.<name>`, `adam.v.<name>` and `step` (I32 or I64, one
 * value).
 * @throws InputError naming the file and the reason, as `readParameters`; also for a negative second moment or step.
 * @example
 * import { readState } from 'activation-supervision';
 * const state = readState('data/runs/baseline/states/epoch-020000.safetensors');
 * [state.step, state.adamV['head.bias'].length]; // => [20000, 97]
 */
export function readState(path: string, shape?: TaskShape): StateFile {
  const { tensors, metadata } = readSafetensors(path);
  const found = shapeInFile(tensors, path, shape);
  const parameters = fromTensors(tensors, found, path);
  const adamM = fromTensors(tensors, found, path, FIRST_MOMENT);
  const adamV = fromTensors(tensors, found, path, SECOND_MOMENT);
  for (const [name, values] of Object.entries(adamV)) {
    const bad = values.findIndex((value) => value < 0);
    if (bad >= 0)
      throw new InputError(`${path}: '${SECOND_MOMENT}${name}' holds ${values[bad]}, expected none below 0`);
  }
  const step = stepIn(required(tensors, STEP, path), path);
  onlyTensors(tensors, stateNames(found), path);
  return { step, parameters, adamM, adamV, shape: found, metadata };
}

/** The bytes of a full state, a pure function of its content. */
export function stateBytes(state: TaskState, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const shape = taskShapeOf(state.parameters);
  const tensors = new Map<string, Tensor>([
    ...toTensors(state.parameters, shape),
    ...toTensors(state.adamM, shape, FIRST_MOMENT),
    ...toTensors(state.adamV, shape, SECOND_MOMENT),
    [STEP, { dtype: 'I32', shape: [1], data: Int32Array.of(state.step) }],
  ]);
  return serializeSafetensors({ tensors, metadata });
}

function stepIn({ dtype, shape, data }: Tensor, path: string): number {
  if ((dtype !== 'I32' && dtype !== 'I64') || data.length !== 1) {
    throw new InputError(`${path}: expected '${STEP}' to be I32 [1], found ${dtype} [${shape}]`);
  }
  const step = Number(data[0]);
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new InputError(`${path}: expected '${STEP}' to be 0 or more, found ${data[0]}`);
  }
  return step;
}

function stateNames(shape: TaskShape): Set<string> {
  const names = parameterSpecs(shape).map(({ name }) => name);
  return new Set([
    STEP,
    ...['', FIRST_MOMENT, SECOND_MOMENT].flatMap((prefix) => names.map((name) => prefix + name)),
  ]);
}
