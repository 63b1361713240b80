import { files } from '../files';
import { type Path, whole } from './paths';

/** A file's status, as Node has it. */
export class Stats {
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

export function realpathSync(path: Path): string {
  const file = whole(path);
  files.stat(file, 'realpath');
  return file;
}
realpathSync.native = realpathSync;

export function accessSync(path: Path): void {
  files.stat(whole(path), 'access');
}
