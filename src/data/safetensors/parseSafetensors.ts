import { InputError } from '../../inputError';
import { parseHeader, type TensorEntry } from './safetensorsHeader';
import { DTYPES, type Tensor, type TensorFile } from './tensor';

const MOST_HEADER_BYTES = 100_000_000;

/**
 * Reads a safetensors file with the checks of the reference (Rust) reader, and refuses duplicate keys besides.
 * The tensors are copies, in the order of the file. Format: 8 bytes header length, JSON header, data, all
 * little-endian.
 * @param name what messages call the file.
 * @throws InputError naming the file and what is wrong with it; nothing else for any bytes.
 */
export function parseSafetensors(bytes: Uint8Array, name: string): TensorFile {
  const fail = (reason: string) => new InputError(`${name}: not a valid safetensors file: ${reason}`);
  if (bytes.length < 8) throw fail(`expected at least 8 bytes, found ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.subarray(0, 8).every(isOfText)) throw fail('it begins as a text does');
  const headerBytes = view.getBigUint64(0, true);
  if (headerBytes > MOST_HEADER_BYTES) {
    throw fail(`expected a header of at most ${MOST_HEADER_BYTES} bytes, found ${headerBytes}`);
  }
  const start = 8 + Number(headerBytes);
  if (start > bytes.length) {
    throw fail(`the header should end at byte ${start}, the file has ${bytes.length}`);
  }
  const { entries, metadata } = parseHeader(bytes.subarray(8, start), fail);
  checkSpans(entries, bytes.length - start, fail);
  const tensors = new Map<string, Tensor>();
  for (const { name: tensor, dtype, shape, begin, end } of entries) {
    const { buffer } = new Uint8Array(bytes.subarray(start + begin, start + end));
    tensors.set(tensor, { dtype, shape, data: new DTYPES[dtype].array(buffer) });
  }
  return { tensors, metadata };
}

/** A length of a header that is allowed ends in bytes of 0. */
const isOfText = (byte: number): boolean => (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13);

/** Sorts the entries by place and checks that they cover the data without gap or overlap. */
function checkSpans(entries: TensorEntry[], dataBytes: number, fail: (reason: string) => InputError): void {
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let covered = 0;
  for (const { name, dtype, shape, begin, end } of entries) {
    if (begin !== covered || end < begin) {
      throw fail(`tensor '${name}' should start at data byte ${covered}, its offsets are [${begin}, ${end}]`);
    }
    const needed = shape.reduce((product, size) => product * size, DTYPES[dtype].bytes);
    if (needed !== end - begin) {
      throw fail(`tensor '${name}' (${dtype} [${shape}]) needs ${needed} bytes, its span has ${end - begin}`);
    }
    covered = end;
  }
  if (covered !== dataBytes)
    throw fail(`the tensors cover ${covered} bytes of data, the file has ${dataBytes}`);
}
