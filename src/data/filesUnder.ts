import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, as paths relative to it with '/', sorted by code unit; `enter` chooses the folders. */
export function filesUnder(folder: string, enter: (name: string) => boolean = () => true): string[] {
  const walk = (relative: string): string[] =>
    readdirSync(join(folder, relative), { withFileTypes: true }).flatMap((entry) => {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) return enter(entry.name) ? walk(path) : [];
      return [path];
    });
  return walk('').sort();
}
