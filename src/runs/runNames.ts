import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the cached runs, sorted. */
export function runNames(root: string): string[] {
  const folder = join(root, 'runs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'config.json')))
    .sort();
}
