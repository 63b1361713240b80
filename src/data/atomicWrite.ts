import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { InputError } from '../inputError';

/**
 * Replaces a file whole or not at all: a temporary file beside it is written, flushed and renamed, then the folder
 * (created where missing) is flushed. After a crash at any moment the file holds the old bytes or the new.
 * @throws InputError when the place cannot be written (no permission, disk full); the old file is then untouched.
 */
export function atomicWrite(path: string, bytes: Uint8Array | string): void {
  try {
    makeFolder(dirname(path));
    writeFileAtomic.sync(path, asBuffer(bytes));
    flushFolder(dirname(path));
  } catch (error) {
    throw explained(path, error);
  }
}

/** As `atomicWrite`, without blocking while the file is written. */
export async function atomicWriteAsync(path: string, bytes: Uint8Array | string): Promise<void> {
  try {
    makeFolder(dirname(path));
    await writeFileAtomic(path, asBuffer(bytes));
    flushFolder(dirname(path));
  } catch (error) {
    throw explained(path, error);
  }
}

/** Not `mkdir`'s own recursion, which never ends where the system makes no folders (Node 20, /proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function asBuffer(bytes: Uint8Array | string): Buffer {
  return typeof bytes === 'string'
    ? Buffer.from(bytes, 'utf8')
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Makes the rename itself durable. Windows cannot open folders, and keeps renames without it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function explained(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const reason = code === 'ENOSPC' ? 'the disk is full' : (error as Error).message;
  return new InputError(`${path}: cannot be written: ${reason}`);
}
