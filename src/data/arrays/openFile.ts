import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../inputError';

/** A file open for reading, a slice at a time: one of 2 GB is never in memory. */
export interface OpenFile {
  readonly path: string;
  readonly size: number;
  /** `length` bytes from `at` on, in a buffer of their own. @throws InputError when the file ends before. */
  read(at: number, length: number): Buffer;
  close(): void;
}

const KNOWN: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'expected a file, found a folder',
};

/** @throws InputError naming the file when it cannot be read. */
export function openFile(path: string): OpenFile {
  try {
    const handle = openSync(path, 'r');
    const found = fstatSync(handle);
    if (found.isDirectory()) {
      closeSync(handle);
      throw new InputError(`${path}: ${KNOWN.EISDIR}`);
    }
    return {
      path,
      size: found.size,
      read: (at, length) => slice(handle, path, at, length),
      close: () => closeSync(handle),
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError(`${path}: ${KNOWN[code] ?? `cannot be read: ${message}`}`);
  }
}

/** Opens a file, hands it to `use` and closes it whatever happens. */
export function withFile<T>(path: string, use: (file: OpenFile) => T): T {
  const file = openFile(path);
  try {
    return use(file);
  } finally {
    file.close();
  }
}

function slice(handle: number, path: string, at: number, length: number): Buffer {
  const bytes = Buffer.from(new ArrayBuffer(length));
  let done = 0;
  while (done < length) {
    const read = readSync(handle, bytes, done, length - done, at + done);
    if (read === 0) throw new InputError(`${path}: ends at byte ${at + done}, expected ${at + length}`);
    done += read;
  }
  return bytes;
}
