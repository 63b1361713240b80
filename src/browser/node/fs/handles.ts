import { files } from '../files';
import { fileError } from '../fileTree';
import { bytesOf } from '../text';
import { type Path, whole } from './paths';
import { type Stats, statSync } from './status';

/** A file that is open. */
class Handle {
  #at = 0;
  constructor(
    readonly path: string,
    isAppended: boolean,
  ) {
    if (isAppended) this.#at = files.stat(path).size;
  }

  bytes(): Uint8Array {
    return files.read(this.path);
  }

  read(into: Uint8Array, offset: number, length: number, position: number | null): number {
    const from = position ?? this.#at;
    const part = this.bytes().subarray(from, from + length);
    into.set(part, offset);
    if (position === null) this.#at += part.length;
    return part.length;
  }

  write(bytes: Uint8Array, position: number | null = null): void {
    const from = position ?? this.#at;
    const before = this.bytes();
    const after = new Uint8Array(Math.max(before.length, from + bytes.length));
    after.set(before);
    after.set(bytes, from);
    files.write(this.path, after);
    if (position === null) this.#at += bytes.length;
  }
}

const handles = new Map<number, Handle>();
let nextHandle = 10;

/** @throws Error with the code EBADF. */
export function handleOf(handle: number): Handle {
  const found = handles.get(handle);
  if (!found) throw fileError('EBADF', 'read');
  return found;
}

export function openSync(path: Path, flags: string | number = 'r'): number {
  const file = whole(path);
  const text = String(flags);
  if (text.startsWith('r')) {
    if (!files.exists(file)) throw fileError('ENOENT', 'open', file);
  } else {
    if (text.includes('x') && files.exists(file)) throw fileError('EEXIST', 'open', file);
    if (text.startsWith('w') || !files.exists(file)) files.write(file, new Uint8Array(0));
  }
  handles.set(nextHandle, new Handle(file, text.startsWith('a')));
  return nextHandle++;
}

export function closeSync(handle: number): void {
  handles.delete(handle);
}

export function fstatSync(handle: number): Stats {
  return statSync(handleOf(handle).path)!;
}

export function readSync(
  handle: number,
  into: Uint8Array,
  offset = 0,
  length = into.byteLength - offset,
  position: number | null = null,
): number {
  return handleOf(handle).read(into, offset, length, position);
}

export function writeSync(handle: number, content: Uint8Array | string): number {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  handleOf(handle).write(bytes);
  return bytes.length;
}

export function fsyncSync(): void {}
