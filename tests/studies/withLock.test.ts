import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../src/studies/withLock';
import { temporaryFolder } from '../data/temporaryFolder';

/** More than any process has: such a one is not there. */
const NOBODY = 2 ** 22 + 1;
const lockIn = (folder: string) => join(folder, 'locks', 'work.lock');
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

function heldBy(holder: object | string, minutes = 0): string {
  const file = lockIn(temporaryFolder());
  mkdirSync(join(file, '..'));
  writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder));
  utimesSync(file, minutesAgo(minutes), minutesAgo(minutes));
  return file;
}

afterEach(() => vi.useRealTimers());

describe('withLock', () => {
  it('is there while the work lasts, says whose it is, and gives the work’s result', async () => {
    const file = lockIn(temporaryFolder());
    const holder = await withLock(file, async () => JSON.parse(readFileSync(file, 'utf8')));
    expect(holder).toEqual({ pid: process.pid, host: hostname() });
    expect(existsSync(file)).toBe(false);
  });

  it('goes when the work fails', async () => {
    const file = lockIn(temporaryFolder());
    const work = () => withLock(file, () => Promise.reject(new Error('no')));
    await expect(work()).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a second one, naming the first', async () => {
    const file = lockIn(temporaryFolder());
    const second = () => withLock(file, async () => expect.unreachable('it is locked'));
    await withLock(file, () => expect(second()).rejects.toThrow(`process ${process.pid} on ${hostname()}`));
    const elsewhere = heldBy({ pid: NOBODY, host: 'another-host' }, 1);
    await expect(withLock(elsewhere, async () => 1)).rejects.toThrow('on another-host');
  });

  it('is taken over from a process that is gone, a host that fell silent, and from half a word', async () => {
    for (const [holder, minutes] of [
      [{ pid: NOBODY, host: hostname() }, 0],
      [{ pid: 1, host: 'another-host' }, 3],
      ['{"pid"', 1],
    ] as const)
      expect(await withLock(heldBy(holder, minutes), async () => 'done')).toBe('done');
  });

  it('is kept fresh, and a folder that is moved meanwhile does no more than end that', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const folder = temporaryFolder();
    const file = lockIn(folder);
    const found = await withLock(file, async () => {
      utimesSync(file, minutesAgo(1), minutesAgo(1));
      vi.advanceTimersByTime(20_000);
      const fresh = Date.now() - statSync(file).mtimeMs < 10_000;
      renameSync(folder, `${folder}-moved`);
      vi.advanceTimersByTime(60_000);
      return fresh;
    });
    expect(found).toBe(true);
  });
});
