import { mkdtempSync, writeFileSync } from 'node:fs';
import type { ArrayFile } from '../../data/arrays/arrayFile';
import { denseArray } from '../../data/arrays/denseArray';
import { named } from '../../data/arrays/named';
import { npyPlace } from '../../data/arrays/npyArrays';
import { withFile } from '../../data/arrays/openFile';
import type { StoredArray } from '../../data/arrays/storedArray';
import { readBytes } from '../../data/readBytes';
import { InputError } from '../../inputError';
import { crc32 } from './crc32';

/** How a file of a ZIP lies in it. */
const STORED = 0;
const DEFLATED = 8;
/** What its directory, and the end of that, begin with. */
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressed: number;
  /** Where its own header begins. */
  readonly at: number;
}

/**
 * In the place of `data/arrays/npzArrays`, whose ZIP reader needs Node's streams: a .npz file, read as a whole. What is
 * compressed the browser unpacks.
 * @throws InputError naming the file and what is wrong with it.
 */
export async function npzArrays(path: string): Promise<ArrayFile> {
  const bytes = readBytes(path);
  const arrays = entriesOf(bytes, path).filter((entry) => entry.path.endsWith('.npy'));
  return named(
    path,
    arrays.map((entry) => {
      const name = entry.path.slice(0, -'.npy'.length);
      return { name, words: name, open: () => opened(bytes, entry, `${path}#${name}`, name) };
    }),
  );
}

async function opened(bytes: Uint8Array, entry: Entry, shown: string, name: string): Promise<StoredArray> {
  const view = viewOf(bytes);
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const content = await unpacked(bytes.slice(start, start + entry.compressed), entry.method, shown);
  if (crc32(content) !== entry.checksum) throw new InputError(`${shown}: damaged: its checksum is another`);
  const copy = `${mkdtempSync('/tmp/npz-')}/${name.replaceAll('/', '_')}.npy`;
  writeFileSync(copy, content);
  const place = withFile(copy, (file) => npyPlace(file, { name, at: 0, size: content.length }, shown));
  return denseArray(place, shown);
}

async function unpacked(content: Uint8Array, method: number, shown: string): Promise<Uint8Array> {
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new InputError(`${shown}: expected a ZIP that is stored or deflated`);
  try {
    const stream = new Blob([content as BlobPart])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new InputError(`${shown}: damaged: it cannot be unpacked`);
  }
}

/** The directory at the end of a ZIP. */
function entriesOf(bytes: Uint8Array, path: string): Entry[] {
  const broken = (): InputError =>
    new InputError(`${path}: not a whole .npz file: its directory is not there`);
  const view = viewOf(bytes);
  let end = bytes.length - END_SIZE;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw broken();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw broken();
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    if (view.getUint16(at + 8, true) & 1) throw new InputError(`${path}#${name}: encrypted`);
    entries.push({
      path: name,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
