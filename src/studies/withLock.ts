import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { InputError } from '../inputError';

/** A lock whose holder says nothing for so long is nobody's any more: machines of a cluster go away without a word. */
const STALE = 120_000;
const BEAT = 20_000;
/** How long a lock may be without its words. */
const WRITING = 5_000;

/**
 * Runs `work` while no other process does so under the same lock file; a lock that a dead process left is taken over.
 * @throws InputError while another process holds it, naming who.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  take(file);
  const beat = setInterval(() => keepFresh(file), BEAT);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

/** Where its folder is gone or may not be written any more, that is the work's to say: it writes there too. */
function keepFresh(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {}
}

function take(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new InputError(`${file}: cannot be written: ${(error as Error).message}`);
    const holder = read(file);
    if (isHeld(holder, file)) {
      throw new InputError(`${file}: process ${holder?.pid ?? '?'} on ${holder?.host ?? '?'} works on it`);
    }
    rmSync(file, { force: true });
    take(file);
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Undefined for a lock that is just being written, or was left half-written. */
function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isHeld(holder: Holder | undefined, file: string): boolean {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (!holder) return age < WRITING;
  if (age > STALE) return false;
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
