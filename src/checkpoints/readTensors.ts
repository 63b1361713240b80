import { isZip } from '../data/arrays/fileKind';
import { npzArrays } from '../data/arrays/npzArrays';
import { readSafetensors } from '../data/safetensorsFile';
import type { NamedTensor, NamedTensors } from './namedTensor';
import { tensorNumbers } from './tensorNumbers';

/**
 * All arrays of a safetensors or a .npz file, which is told by how it begins.
 * @throws InputError naming the file: missing, damaged, or with an array of a .npz of three dimensions.
 */
export async function readTensors(path: string): Promise<NamedTensors> {
  if (isZip(path)) return npzTensors(path);
  const { tensors } = readSafetensors(path);
  return new Map([...tensors].map(([name, tensor]) => [name, tensorNumbers(tensor, name)]));
}

async function npzTensors(path: string): Promise<NamedTensors> {
  const file = await npzArrays(path);
  const tensors = new Map<string, NamedTensor>();
  for (const { name } of file.entries) {
    const { shape, blocks } = await file.open(name);
    const data = new Float64Array(shape.reduce((product, size) => product * size, 1));
    let at = 0;
    for await (const block of blocks()) {
      data.set(block.data, at);
      at += block.data.length;
    }
    tensors.set(name, { shape, data });
  }
  return tensors;
}
