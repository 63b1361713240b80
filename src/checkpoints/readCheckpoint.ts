import { InputError } from '../inputError';
import { type Checkpoint, type CheckpointOptions, mapCheckpoint } from './mapCheckpoint';
import { readTensors } from './readTensors';

/**
 * A checkpoint of a network like ours from a safetensors or .npz file that PyTorch, JAX or Keras wrote.
 * @throws InputError naming the file and the reason: missing, damaged, or as `mapCheckpoint`.
 * @example
 * const { parameters, shape, accuracy } = await readCheckpoint('grokked.safetensors');
 * show(snapshotMetrics({ parameters, shape, split, weights }));
 */
export async function readCheckpoint(path: string, options: CheckpointOptions = {}): Promise<Checkpoint> {
  const tensors = await readTensors(path);
  try {
    return mapCheckpoint(tensors, options);
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}
