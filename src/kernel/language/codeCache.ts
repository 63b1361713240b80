import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../../packageRoot';

const folder = join(packageRoot, 'node_modules', '.cache', 'activation-supervision');

/** V8's compiled code for a script, or undefined where none was kept for this Node and this version of the file. */
export function readCodeCache(file: string, length: number): Buffer | undefined {
  try {
    return readFileSync(cachePath(file, length));
  } catch {
    return undefined;
  }
}

/** Keeps compiled code; a read-only installation simply goes on without. */
export function writeCodeCache(file: string, length: number, code: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true });
    const path = cachePath(file, length);
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, code);
    renameSync(temporary, path);
  } catch {
    // Only a slower start is lost.
  }
}

function cachePath(file: string, length: number): string {
  const modified = Math.floor(statSync(file).mtimeMs);
  return join(folder, `${basename(file)}-${length}-${modified}-${process.version}-${process.arch}.code`);
}
