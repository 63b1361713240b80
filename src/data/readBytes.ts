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
    throw new InputError(code === 'ENOENT' ? `${path}: no such file` : `${path}: cannot be read: ${message}`);
  }
}
