import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot';

/**
 * The notebooks of this project: those that the table of `notebooks/README.md` lists. What else lies in that folder is a
 * reader's own, and no test looks at it.
 */
export function notebookNames(): string[] {
  const page = readFileSync(join(packageRoot, 'notebooks', 'README.md'), 'utf8');
  return [...page.matchAll(/^\| \[([^\]]+)\]\(\1\.ipynb\)/gm)].map(([, name]) => name);
}
