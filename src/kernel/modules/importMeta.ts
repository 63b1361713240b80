import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `import.meta` of a file. @param resolve the URL that a name leads to from there. */
export function createMeta(file: string, resolve: (name: string) => string): object {
  const meta = { dirname: dirname(file), filename: file, resolve, url: pathToFileURL(file).href };
  return Object.setPrototypeOf(meta, null);
}
