import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { atomicWrite, atomicWriteAsync } from '../../src/data/atomicWrite';
import { InputError } from '../../src/inputError';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

const disk = vi.hoisted(() => ({ full: false }));
vi.mock('write-file-atomic', async (original) => {
  const { default: real } = await original<{ default: typeof import('write-file-atomic') }>();
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const write = async (...parameters: Parameters<typeof real>) => {
    if (disk.full) throw full();
    return real(...parameters);
  };
  const sync = (...parameters: Parameters<typeof real.sync>) => {
    if (disk.full) throw full();
    return real.sync(...parameters);
  };
  return { default: Object.assign(write, { sync }) };
});

const writers = [
  ['atomicWrite', async (path: string, bytes: Uint8Array | string) => atomicWrite(path, bytes)],
  ['atomicWriteAsync', atomicWriteAsync],
] as const;

test.each(writers)('%s replaces a file and leaves nothing else behind', async (_, write) => {
  const folder = temporaryFolder();
  const path = join(folder, 'new', 'file');
  await write(path, 'first');
  await write(path, Buffer.from('..second..').subarray(2, 8));
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(join(folder, 'new'))).toEqual(['file']);
});

test.each(writers)('%s refuses a place where a folder stands, which stays', async (_, write) => {
  const path = join(temporaryFolder(), 'folder');
  mkdirSync(path);
  await expect(write(path, 'x')).rejects.toThrow(InputError);
  await expect(write(path, 'x')).rejects.toThrow(`${path}: cannot be written: `);
  expect(readdirSync(path)).toEqual([]);
});

test.each(writers)('%s refuses a folder that is a file, which stays', async (_, write) => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'kept');
  await expect(write(join(file, 'inside'), 'x')).rejects.toThrow(InputError);
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

test.each(writers)('%s names a full disk, and the old file stays', async (_, write) => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, 'kept');
  disk.full = true;
  try {
    await expect(write(path, 'x')).rejects.toThrow(
      new InputError(`${path}: cannot be written: the disk is full`),
    );
  } finally {
    disk.full = false;
  }
  expect(readFileSync(path, 'utf8')).toBe('kept');
});

test('a message is one line', () => {
  const path = join(temporaryFolder(), 'folder');
  mkdirSync(path);
  expect(refusal(() => atomicWrite(path, 'x'))).toContain(path);
});
