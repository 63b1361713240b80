import { readFileSync } from 'node:fs';
import { InputError } from '../inputError';

/**
 * A whole file.
 * @throws InputError naming the file when it cannot be read.
 */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const known: Readonly<Record<string, string>> = {
      ENOENT: 'no such file',
      EISDIR: 'expected a file, found a folder',
    };
    throw new InputError(`${path}: ${known[code] ?? `cannot be read: ${message}`}`);
  }
}
