import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { packageRoot } from '../../packageRoot';

const source = join(packageRoot, 'src') + sep;
const built = join(packageRoot, 'dist') + sep;

/** The name that notebooks import. */
export const ownName = 'activation-supervision';
/** Names of what of this package may be imported, with the folder of each under `src`. */
const entries = new Map([
  [ownName, ''],
  [`${ownName}/widgets`, 'widgets'],
]);

/** The source and the two built files of one module of this package. */
export interface OwnModule {
  source: string;
  code: string;
  types: string;
}

/** The module of this package that a path without extension, under `src` or `dist`, names; undefined for others. */
export function ownModule(path: string): OwnModule | undefined {
  const inside = path.startsWith(source)
    ? path.slice(source.length)
    : path.startsWith(built)
      ? path.slice(built.length)
      : undefined;
  if (inside === undefined) return undefined;
  const name = inside.replace(/(\.d)?\.ts$|\.js$/, '');
  return { source: `${source}${name}.ts`, code: `${built}${name}.js`, types: `${built}${name}.d.ts` };
}

/** Whether a name is one that this package offers, wherever it is imported. */
export function isOwnName(name: string): boolean {
  return entries.has(name);
}

/** The module that an import of this package, or one module of it importing another, means. */
export function resolveOwnModule(name: string, importer: string): OwnModule | undefined {
  const folder = resolve(importer, '..');
  const entry = entries.get(name);
  const path =
    entry !== undefined
      ? join(source, entry, 'index')
      : name.startsWith('.')
        ? resolve(folder, name)
        : undefined;
  if (path === undefined) return undefined;
  for (const candidate of [path, join(path, 'index')]) {
    const found = ownModule(candidate);
    if (found && (modified(found.source) > 0 || modified(found.code) > 0)) return found;
  }
  return undefined;
}

/**
 * Whether the source was edited after it was built: then the source counts, otherwise the quicker build.
 * The code tells when that was: an unchanged declaration file is not written again.
 */
export function isEdited(module: OwnModule): boolean {
  return modified(module.source) > modified(module.code);
}

/** Time of the last change in ms; 0 where there is no such file. */
export function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
