import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryFolder } from '../compiler';

const reference = /^\/\/\/\s*<reference\s+lib="([^"]+)"\s*\/>.*$/gm;

/** The JavaScript library's declarations. */
export interface MergedLibrary {
  text: string;
  /** Texts of the parts that are modules, which cannot be part of another text. */
  modules: string[];
}

/**
 * The library's declarations as one text. One file instead of sixty lets the binder, once, do the merging that the
 * checker would do again for every cell.
 */
export function mergedLibrary(names: readonly string[]): MergedLibrary {
  const seen = new Set<string>();
  const texts: string[] = [];
  const modules: string[] = [];
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const file = join(libraryFolder, `lib.${name}.d.ts`);
    // Not every compiler has every part.
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    for (const [, wanted] of text.matchAll(reference)) add(wanted);
    (/^export \{\s*\};?$/m.test(text) ? modules : texts).push(text.replace(reference, ''));
  };
  names.forEach(add);
  return { text: texts.join('\n'), modules };
}
