import { readSafetensors } from '../data/safetensorsFile';
import { InputError } from '../inputError';
import { type Checkpoint, type CheckpointOptions, mapCheckpoint } from './mapCheckpoint';
import { tensorNumbers } from './tensorNumbers';

/**
 * A checkpoint of a network like ours from a safetensors file that PyTorch, JAX or Keras wrote.
 * @throws InputError naming the file and the reason: missing, damaged, or as `mapCheckpoint`.
 * @example
 * const { parameters, shape, accuracy } = readCheckpoint('grokked.safetensors');
 * show(snapshotMetrics({ parameters, shape, split, weights }));
 */
export function readCheckpoint(path: string, options: CheckpointOptions = {}): Checkpoint {
  const { tensors } = readSafetensors(path);
  try {
    return mapCheckpoint(
      new Map([...tensors].map(([name, tensor]) => [name, tensorNumbers(tensor, name)])),
      options,
    );
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}
