import { Buffer } from './buffer';
import { files } from './files';
import { fileError } from './fileTree';
import { workingFolder } from './process';

type Path = string | URL;
type Encoded = BufferEncoding | { readonly encoding?: BufferEncoding | null; readonly flag?: string } | null;

/** What a path names, from the root. */
function whole(path: Path): string {
  const text = typeof path === 'string' ? path : decodeURIComponent(path.pathname);
  const parts: string[] = [];
  for (const part of (text.startsWith('/') ? text : `${workingFolder()}/${text}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function encodingOf(options?: Encoded): BufferEncoding | undefined {
  return (typeof options === 'string' ? options : options?.encoding) ?? undefined;
}

/** A file's status, as Node has it. */
class Stats {
  readonly mtime: Date;
  readonly ctimeMs: number;
  readonly mode: number;
  constructor(
    readonly size: number,
    readonly mtimeMs: number,
    readonly isFolder: boolean,
  ) {
    this.mtime = new Date(mtimeMs);
    this.ctimeMs = mtimeMs;
    this.mode = isFolder ? 0o40755 : 0o100644;
  }
  isDirectory(): boolean {
    return this.isFolder;
  }
  isFile(): boolean {
    return !this.isFolder;
  }
  isSymbolicLink(): boolean {
    return false;
  }
}

export function existsSync(path: Path): boolean {
  return files.exists(whole(path));
}

export function statSync(path: Path, options: { throwIfNoEntry?: boolean } = {}): Stats | undefined {
  const file = whole(path);
  if (options.throwIfNoEntry === false && !files.exists(file)) return undefined;
  const { size, modified, isFolder } = files.stat(file);
  return new Stats(size, modified, isFolder);
}

export const lstatSync = statSync;

export function readFileSync(path: Path | number, options?: Encoded): Buffer | string {
  const bytes = typeof path === 'number' ? handleOf(path).bytes() : files.read(whole(path));
  // A copy: who reads a file may write to what he got.
  const copy = Buffer.from(Uint8Array.from(bytes).buffer);
  const encoding = encodingOf(options);
  return encoding ? copy.toString(encoding as 'utf8') : copy;
}

export function writeFileSync(path: Path | number, content: string | Uint8Array, options?: Encoded): void {
  const bytes = Uint8Array.from(
    typeof content === 'string' ? Buffer.from(content, encodingOf(options)) : content,
  );
  if (typeof path === 'number') {
    handleOf(path).write(bytes);
    return;
  }
  const file = whole(path);
  const flag = typeof options === 'object' ? options?.flag : undefined;
  if (flag?.includes('x') && files.exists(file)) throw fileError('EEXIST', 'open', file);
  if (flag?.startsWith('a')) appendFileSync(file, bytes);
  else files.write(file, bytes);
}

export function appendFileSync(path: Path, content: string | Uint8Array): void {
  const file = whole(path);
  const before = files.exists(file) ? files.read(file) : new Uint8Array(0);
  files.write(file, Uint8Array.from(Buffer.concat([before, Buffer.from(content)])));
}

/** A folder's entry, as Node has it. */
interface Dirent {
  readonly name: string;
  readonly parentPath: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

interface ReadFolder {
  readonly withFileTypes?: boolean;
  readonly recursive?: boolean;
}

export function readdirSync(path: Path, options: ReadFolder = {}): string[] | Dirent[] {
  const folder = whole(path);
  const names = options.recursive ? namesUnder(folder) : files.names(folder);
  if (!options.withFileTypes) return names;
  return names.map((name) => {
    const isFolder = files.isFolder(`${folder}/${name}`);
    const cut = name.lastIndexOf('/');
    return {
      name: name.slice(cut + 1),
      parentPath: cut < 0 ? folder : `${folder}/${name.slice(0, cut)}`,
      isDirectory: () => isFolder,
      isFile: () => !isFolder,
      isSymbolicLink: () => false,
    };
  });
}

function namesUnder(folder: string): string[] {
  return files
    .names(folder)
    .flatMap((name) =>
      files.isFolder(`${folder}/${name}`)
        ? [name, ...namesUnder(`${folder}/${name}`).map((inner) => `${name}/${inner}`)]
        : [name],
    );
}

export function mkdirSync(path: Path, options: { recursive?: boolean } | number = {}): void {
  files.makeFolder(whole(path), typeof options === 'object' && options.recursive === true);
}

let made = 0;

export function mkdtempSync(prefix: string): string {
  const folder = whole(`${prefix}${(made++).toString(36).padStart(6, '0')}`);
  files.makeFolder(folder, true);
  return folder;
}

export function rmSync(path: Path, options: { recursive?: boolean; force?: boolean } = {}): void {
  const file = whole(path);
  if (options.force && !files.exists(file)) return;
  if (files.isFolder(file) && !options.recursive) throw fileError('EISDIR', 'rm', file);
  files.remove(file, options.recursive === true);
}

export function unlinkSync(path: Path): void {
  rmSync(path);
}

export function rmdirSync(path: Path): void {
  files.remove(whole(path), false);
}

export function renameSync(from: Path, to: Path): void {
  files.rename(whole(from), whole(to));
}

export function copyFileSync(from: Path, to: Path): void {
  files.write(whole(to), Uint8Array.from(files.read(whole(from))));
}

export function utimesSync(path: Path, _accessed: unknown, modified: number | Date): void {
  files.touch(whole(path), typeof modified === 'number' ? modified * 1000 : modified.getTime());
}

export function realpathSync(path: Path): string {
  const file = whole(path);
  files.stat(file, 'realpath');
  return file;
}
realpathSync.native = realpathSync;

export function accessSync(path: Path): void {
  files.stat(whole(path), 'access');
}

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

function handleOf(handle: number): Handle {
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
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  handleOf(handle).write(bytes);
  return bytes.length;
}

export function fsyncSync(): void {}

/** `fs.promises`, and `node:fs/promises`. */
export const promises = {
  readFile: async (path: Path, options?: Encoded) => readFileSync(path, options),
  writeFile: async (path: Path, content: string | Uint8Array, options?: Encoded) =>
    writeFileSync(path, content, options),
  appendFile: async (path: Path, content: string | Uint8Array) => appendFileSync(path, content),
  readdir: async (path: Path, options?: ReadFolder) => readdirSync(path, options),
  stat: async (path: Path) => statSync(path),
  mkdir: async (path: Path, options?: { recursive?: boolean }) => mkdirSync(path, options),
  rm: async (path: Path, options?: { recursive?: boolean; force?: boolean }) => rmSync(path, options),
  rename: async (from: Path, to: Path) => renameSync(from, to),
  access: async (path: Path) => accessSync(path),
};

export const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };
