import { DTYPES, type Tensor, type TensorFile } from './tensor';
import { tensorPlaces } from './tensorPlaces';

/**
 * Reads a safetensors file with the checks of the reference (Rust) reader, and refuses duplicate keys besides.
 * The tensors are copies, in the order of the file. Format: 8 bytes header length, JSON header, data, all
 * little-endian.
 * @param name what messages call the file.
 * @throws InputError naming the file and what is wrong with it; nothing else for any bytes.
 */
export function parseSafetensors(bytes: Uint8Array, name: string): TensorFile {
  const read = (at: number, length: number) => bytes.subarray(at, at + length);
  const { entries, metadata, start } = tensorPlaces(read, bytes.length, name);
  const tensors = new Map<string, Tensor>();
  for (const { name: tensor, dtype, shape, begin, end } of entries) {
    const { buffer } = new Uint8Array(bytes.subarray(start + begin, start + end));
    tensors.set(tensor, { dtype, shape, data: new DTYPES[dtype].array(buffer) });
  }
  return { tensors, metadata };
}
