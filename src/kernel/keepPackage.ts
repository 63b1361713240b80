import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../packageRoot';

/** The folder of npm's cache in which `npx` installs what it runs. */
const npxCache = `${sep}_npx${sep}`;
const modules = `${sep}node_modules${sep}`;
/** Hundreds of files of compiled code that each installation makes for itself. */
const skipped = '.cache';

/** Whether a package lies where it may be gone tomorrow. */
export function isTemporary(root: string = packageRoot): boolean {
  return root.includes(npxCache) && root.includes(modules);
}

/**
 * Keeps a package, with all that is installed beside it, in a folder: as links to the same files where the disk can do that,
 * so that it takes no room while the original is there, and copies elsewhere.
 * @returns the folder of the package there.
 */
export function keepPackage(folder: string, root: string = packageRoot): string {
  const beside = root.slice(0, root.lastIndexOf(modules));
  linkTree(join(beside, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, relative(beside, root));
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === skipped) continue;
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
