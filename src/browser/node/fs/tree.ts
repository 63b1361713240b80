import { files } from '../files';
import { fileError } from '../fileTree';
import { type Path, whole } from './paths';

/** A folder's entry, as Node has it. */
export interface Dirent {
  readonly name: string;
  readonly parentPath: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

export interface ReadFolder {
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

export function utimesSync(path: Path, _accessed: unknown, modified: number | Date): void {
  files.touch(whole(path), typeof modified === 'number' ? modified * 1000 : modified.getTime());
}
