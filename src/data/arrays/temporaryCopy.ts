import { createWriteStream, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../../inputError';

let folder: string | undefined;
let count = 0;

/**
 * What a stream gives, in a temporary file that is removed when the process ends, however it ends but by `kill -9`.
 * @param size bytes that it will give.
 * @param shown names them in an error.
 * @returns its path. @throws InputError where the temporary folder has no room for it; the signal's reason.
 */
export async function temporaryCopy(
  stream: Readable,
  { size, shown, signal }: { readonly size: number; readonly shown: string; readonly signal?: AbortSignal },
): Promise<string> {
  const { bavail, bsize } = statfsSync(tmpdir());
  if (size > bavail * bsize) {
    stream.destroy();
    throw new InputError(
      `${shown}: unpacked it takes ${gigabytes(size)}, and ${tmpdir()} has ${gigabytes(bavail * bsize)} left: set TMPDIR to where there is more room, or save it without compression`,
    );
  }
  folder ??= removedAtTheEnd(mkdtempSync(join(tmpdir(), 'activation-supervision-arrays-')));
  const path = join(folder, `${count++}.npy`);
  await pipeline(stream, createWriteStream(path), { signal });
  return path;
}

/** A signal that nobody else listens to ends the process as before, once the folder is gone. */
function removedAtTheEnd(made: string): string {
  const remove = () => rmSync(made, { recursive: true, force: true });
  process.on('exit', remove);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      if (process.listenerCount(name) > 0) return;
      remove();
      process.kill(process.pid, name);
    });
  }
  return made;
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
