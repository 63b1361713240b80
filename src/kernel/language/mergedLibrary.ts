import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const reference = /^\/\/\/\s*<reference\s+lib="([^"]+)"\s*\/>.*$/gm;

/**
 * The JavaScript library's declarations as one text. One file instead of sixty lets the binder, once, do the
 * merging that the checker would do again for every cell.
 */
export function mergedLibrary(names: readonly string[]): string {
  const folder = dirname(require.resolve('typescript'));
  const seen = new Set<string>();
  const texts: string[] = [];
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(join(folder, `lib.${name}.d.ts`), 'utf8');
    for (const [, wanted] of text.matchAll(reference)) add(wanted);
    texts.push(text.replace(reference, ''));
  };
  names.forEach(add);
  return texts.join('\n');
}
