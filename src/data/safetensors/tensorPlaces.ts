import { InputError } from '../../inputError';
import { parseHeader, type SafetensorsHeader, type TensorEntry } from './safetensorsHeader';
import { DTYPES } from './tensor';

const MOST_HEADER_BYTES = 100_000_000;

export interface TensorPlaces extends SafetensorsHeader {
  /** The byte of the file that the data begin at. */
  readonly start: number;
}

/**
 * Where the tensors of a safetensors file lie, in the order of the data, with the checks of the reference (Rust) reader.
 * @param read gives `length` bytes of the file from `at` on. @param size of the file, bytes.
 * @param name what messages call the file.
 * @throws InputError naming the file and what is wrong with it.
 */
export function tensorPlaces(
  read: (at: number, length: number) => Uint8Array,
  size: number,
  name: string,
): TensorPlaces {
  const fail = (reason: string) => new InputError(`${name}: not a valid safetensors file: ${reason}`);
  if (size < 8) throw fail(`expected at least 8 bytes, found ${size}`);
  const first = read(0, 8);
  if (first.every(isOfText)) throw fail('it begins as a text does');
  const headerBytes = new DataView(first.buffer, first.byteOffset, 8).getBigUint64(0, true);
  if (headerBytes > MOST_HEADER_BYTES) {
    throw fail(`expected a header of at most ${MOST_HEADER_BYTES} bytes, found ${headerBytes}`);
  }
  const start = 8 + Number(headerBytes);
  if (start > size) throw fail(`the header should end at byte ${start}, the file has ${size}`);
  const header = parseHeader(read(8, start - 8), fail);
  checkSpans(header.entries, size - start, fail);
  return { ...header, start };
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
