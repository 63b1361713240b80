import { fileKind } from '../data/arrays/fileKind';
import { npzArrays } from '../data/arrays/npzArrays';
import { collect } from '../data/arrays/rowSource';
import { readSafetensors } from '../data/safetensorsFile';
import { InputError } from '../inputError';
import type { NamedTensor, NamedTensors } from './namedTensor';
import { tensorNumbers } from './tensorNumbers';

/**
 * All arrays of a safetensors or a .npz file, which is told by how it begins.
 * @throws InputError naming the file: missing, damaged, or with an array of a .npz of three dimensions.
 */
export async function readTensors(path: string): Promise<NamedTensors> {
  const kind = fileKind(path);
  if (kind === 'npz') return npzTensors(path);
  if (kind !== 'safetensors')
    throw new InputError(
      `${path}: expected a safetensors or .npz file of tensors, found one of the kind .${kind}`,
    );
  const { tensors } = readSafetensors(path);
  return new Map([...tensors].map(([name, tensor]) => [name, tensorNumbers(tensor, name)]));
}

async function npzTensors(path: string): Promise<NamedTensors> {
  const file = await npzArrays(path);
  const tensors = new Map<string, NamedTensor>();
  for (const { name } of file.entries) {
    const stored = await file.open(name);
    const [rows = 1, columns = 1] = stored.shape;
    const { data } = await collect({ ...stored, rows, columns });
    tensors.set(name, { shape: stored.shape, data });
  }
  return tensors;
}
