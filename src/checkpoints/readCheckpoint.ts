import { InputError } from '../inputError';
import { type Checkpoint, type CheckpointOptions, mapCheckpoint } from './mapCheckpoint';
import { readTensors } from './readTensors';

/**
 * A checkpoint of a network like ours from a safetensors or .npz file that PyTorch, JAX or Keras wrote.
 * @throws InputError naming the file and the reason: missing, damaged, or as `mapCheckpoint`.
 * @example
 * import { readCheckpoint } from 'activation-supervision';
 * const checkpoint = await readCheckpoint('tests/checkpoints/fixtures/torch-with-adam.safetensors');
 * checkpoint.shape; // => { p: 13, hidden: [16, 16] }
 * checkpoint.accuracy; // => 1
 */
export async function readCheckpoint(path: string, options: CheckpointOptions = {}): Promise<Checkpoint> {
  const tensors = await readTensors(path);
  try {
    return mapCheckpoint(tensors, options);
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}
