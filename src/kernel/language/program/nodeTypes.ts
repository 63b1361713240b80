import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Node's declarations: those of the project's folder where it has them, otherwise the kernel's. */
export function nodeTypes(folder: string | undefined): string[] {
  for (const from of [...(folder === undefined ? [] : [join(folder, 'index.js')]), __filename]) {
    try {
      const manifest = createRequire(from).resolve('@types/node/package.json');
      return [join(manifest, '../index.d.ts').replaceAll('\\', '/')];
    } catch {
      // Not there; the next may have them.
    }
  }
  return [];
}
