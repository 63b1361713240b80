import { InputError } from '../../inputError';

const files = new Map<string, Uint8Array>();

/** Makes a file known: what was fetched, or dropped on the page. */
export function keepFile(path: string, bytes: Uint8Array): void {
  files.set(path, bytes);
}

/**
 * In the place of `src/data/readBytes.ts`: a whole file among those that are known.
 * @throws InputError naming the file when it is not.
 */
export function readBytes(path: string): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) throw new InputError(`${path}: no such file`);
  return bytes;
}
