import { type NamedArrays, parameterSpecs, type TaskShape } from '../engine/taskShape';
import { serializeSafetensors } from './safetensors/serializeSafetensors';
import { fromTensors, onlyTensors, shapeInFile, toTensors } from './safetensors/taskTensors';
import { readSafetensors } from './safetensorsFile';

export interface ParameterFile {
  readonly parameters: NamedArrays;
  readonly shape: TaskShape;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a snapshot: the six float32 parameters, kernels `[in, out]`.
 * @param shape what the file has to fit; taken from the file when left out.
 * @throws InputError naming the file and the reason: missing, damaged, another shape, a tensor too many or too few,
 *   a value that is not finite.
 * @example
 * import { readParameters } from 'activation-supervision';
 * const { parameters, shape } = readParameters('data/runs/baseline/snapshots/epoch-025700.safetensors');
 * shape; // => { p: 97, hidden: [128, 128] }
 * parameters['head.bias'].length; // => 97
 */
export function readParameters(path: string, shape?: TaskShape): ParameterFile {
  const { tensors, metadata } = readSafetensors(path);
  const found = shapeInFile(tensors, path, shape);
  const parameters = fromTensors(tensors, found, path);
  onlyTensors(tensors, new Set(parameterSpecs(found).map(({ name }) => name)), path);
  return { parameters, shape: found, metadata };
}

/** The bytes of a snapshot, a pure function of its content. */
export function snapshotBytes(
  parameters: NamedArrays,
  shape: TaskShape,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  return serializeSafetensors({ tensors: new Map(toTensors(parameters, shape)), metadata });
}
