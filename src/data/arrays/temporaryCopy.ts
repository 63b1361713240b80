import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

let folder: string | undefined;
let count = 0;

/** What a stream gives, in a temporary file that is removed when the process ends. @returns its path. */
export async function temporaryCopy(stream: Readable): Promise<string> {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'activation-supervision-arrays-'));
    folder = made;
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  const path = join(folder, `${count++}.npy`);
  await pipeline(stream, createWriteStream(path));
  return path;
}
