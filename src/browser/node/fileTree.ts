/** A file, or a folder, of the tree. */
type Entry = { readonly names: Set<string> } | FileEntry;

interface FileEntry {
  size: number;
  modified: number;
  bytes?: Uint8Array;
  /** Where its bytes are fetched from when they are first asked for. */
  readonly url?: string;
}

/** Fetches a file and waits for it. @throws Error when it cannot be had. */
export type Fetch = (url: string) => Uint8Array;

/** The errors that Node names by a code. */
const messages = {
  ENOENT: 'no such file or directory',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  EEXIST: 'file already exists',
  ENOTEMPTY: 'directory not empty',
  EBADF: 'bad file descriptor',
  EIO: 'i/o error',
} as const;

/** Why some files cannot be read. */
const notServed = 'it is in the repository, but left out of this site, which it would make too large';

/** An error as Node's `fs` throws it. */
export function fileError(code: keyof typeof messages, call: string, path = '', more = ''): Error {
  const place = path ? ` '${path}'` : '';
  const error = new Error(`${code}: ${messages[code]}, ${call}${place}${more ? `: ${more}` : ''}`);
  return Object.assign(error, { code, syscall: call, path });
}

/**
 * Files and folders of a process in the browser: those that lie on the site are fetched when they are read; what is written
 * stays in memory, and ends with the process.
 */
export class FileTree {
  readonly #entries = new Map<string, Entry>([['/', { names: new Set() }]]);
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Lists a file that is fetched from a URL when it is read; without one, reading it is an error that says why. */
  list(path: string, size: number, url: string | undefined): void {
    this.#put(path, { size, modified: 1, url });
  }

  exists(path: string): boolean {
    return this.#entries.has(path);
  }

  isFolder(path: string): boolean {
    const entry = this.#entries.get(path);
    return entry !== undefined && 'names' in entry;
  }

  /** @throws Error with the code ENOENT. */
  stat(path: string, call = 'stat'): { isFolder: boolean; size: number; modified: number } {
    const entry = this.#entries.get(path);
    if (!entry) throw fileError('ENOENT', call, path);
    if ('names' in entry) return { isFolder: true, size: 0, modified: 1 };
    return { isFolder: false, size: entry.size, modified: entry.modified };
  }

  /** The bytes themselves: they are not to be written to. */
  read(path: string): Uint8Array {
    const entry = this.#file(path, 'open');
    if (entry.bytes) return entry.bytes;
    if (entry.url === undefined) throw fileError('EIO', 'read', path, notServed);
    let bytes: Uint8Array;
    try {
      bytes = this.#fetch(entry.url);
    } catch (error) {
      throw fileError('EIO', 'read', path, (error as Error).message);
    }
    entry.size = bytes.length;
    entry.bytes = bytes;
    return bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    if (this.isFolder(path)) throw fileError('EISDIR', 'open', path);
    if (!this.isFolder(parentOf(path))) throw fileError('ENOENT', 'open', path);
    this.#put(path, { size: bytes.length, modified: Date.now(), bytes });
  }

  /** Names in a folder, sorted. */
  names(path: string): string[] {
    const entry = this.#entries.get(path);
    if (!entry) throw fileError('ENOENT', 'scandir', path);
    if (!('names' in entry)) throw fileError('ENOTDIR', 'scandir', path);
    return [...entry.names].sort();
  }

  makeFolder(path: string, recursive: boolean): void {
    if (this.isFolder(path)) {
      if (recursive) return;
      throw fileError('EEXIST', 'mkdir', path);
    }
    if (this.exists(path)) throw fileError('EEXIST', 'mkdir', path);
    if (!recursive && !this.isFolder(parentOf(path))) throw fileError('ENOENT', 'mkdir', path);
    this.#folder(path);
  }

  remove(path: string, recursive: boolean): void {
    const entry = this.#entries.get(path);
    if (!entry) throw fileError('ENOENT', 'rm', path);
    if ('names' in entry) {
      if (!recursive && entry.names.size > 0) throw fileError('ENOTEMPTY', 'rm', path);
      for (const name of [...entry.names]) this.remove(`${path}/${name}`, true);
    }
    this.#entries.delete(path);
    this.#folder(parentOf(path)).names.delete(path.slice(path.lastIndexOf('/') + 1));
  }

  rename(from: string, to: string): void {
    const entry = this.#entries.get(from);
    if (!entry) throw fileError('ENOENT', 'rename', from);
    if ('names' in entry) {
      this.makeFolder(to, true);
      for (const name of [...entry.names]) this.rename(`${from}/${name}`, `${to}/${name}`);
    } else this.#put(to, entry);
    this.remove(from, true);
  }

  touch(path: string, modified: number): void {
    this.#file(path, 'utime').modified = modified;
  }

  #file(path: string, call: string): FileEntry {
    const entry = this.#entries.get(path);
    if (!entry) throw fileError('ENOENT', call, path);
    if ('names' in entry) throw fileError('EISDIR', call === 'open' ? 'read' : call, path);
    return entry;
  }

  #put(path: string, entry: FileEntry): void {
    this.#folder(parentOf(path)).names.add(path.slice(path.lastIndexOf('/') + 1));
    this.#entries.set(path, entry);
  }

  #folder(path: string): { names: Set<string> } {
    const known = this.#entries.get(path);
    if (known && 'names' in known) return known;
    if (known) throw fileError('ENOTDIR', 'mkdir', path);
    const folder = { names: new Set<string>() };
    this.#entries.set(path, folder);
    this.#folder(parentOf(path)).names.add(path.slice(path.lastIndexOf('/') + 1));
    return folder;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
