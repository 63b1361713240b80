import { readCheckpoint } from '../../checkpoints/readCheckpoint';
import { isZip } from '../../data/arrays/fileKind';
import { type ParameterFile, readParameters } from '../../data/parameterFile';
import { readSafetensors } from '../../data/safetensorsFile';
import { readState } from '../../data/stateFile';
import { type CheckpointFlags, checkpointOptionsOf } from './checkpointOptions';
import { checkpointText } from './checkpointText';
import { knownSplit } from './knownSplit';

/** How to read it, and the split that it was trained on, where that is known. */
export interface NetworkFlags extends CheckpointFlags {
  readonly seed?: number;
  readonly trainFraction?: number;
}

/**
 * A snapshot or a state of ours as it is, another file by a map, which is printed on standard error.
 * @throws InputError as `readParameters`, `readState` and `readCheckpoint`.
 */
export async function readNetwork(file: string, options: NetworkFlags): Promise<ParameterFile> {
  const flags = [options.map, options.inputs, options.ignore];
  const { tensors, metadata } = isZip(file) ? NONE : readSafetensors(file);
  const ours = ['hidden0.kernel', 'hidden1.kernel', 'head.kernel'].some((name) => tensors.has(name));
  if (flags.every((flag) => flag === undefined) && ours) {
    return tensors.has('step') ? readState(file) : readParameters(file);
  }
  const checkpoint = await readCheckpoint(file, {
    ...checkpointOptionsOf(options),
    moments: false,
    ...knownSplit(options.seed, options.trainFraction),
  });
  process.stderr.write(checkpointText(file, checkpoint));
  return { ...checkpoint, metadata };
}

const NONE = { tensors: new Map<string, unknown>(), metadata: {} };
