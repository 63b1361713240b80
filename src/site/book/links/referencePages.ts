import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesUnder } from '../../../data/filesUnder';

/** The folder of the site that the API reference lies in. */
export const REFERENCE = 'reference';
const KINDS = ['functions', 'classes', 'interfaces', 'types', 'variables'];

/**
 * Pages of the API reference, by the file of `src` that is named after what they document.
 * @param folder where typedoc has written them.
 */
export function referencePages(root: string, folder: string): Map<string, string> {
  const pages = KINDS.filter((kind) => existsSync(join(folder, kind))).flatMap((kind) =>
    filesUnder(join(folder, kind)).map((file) => {
      const name = file
        .replace(/\.html$/, '')
        .split('.')
        .at(-1)!;
      return [name, `${REFERENCE}/${kind}/${file}`] as const;
    }),
  );
  const byName = new Map(pages);
  const sources = filesUnder(join(root, 'src')).filter((file) => file.endsWith('.ts'));
  return new Map(
    sources.flatMap((file) => {
      const page = byName.get(basename(file, '.ts'));
      return page ? [[`src/${file}`, page] as const] : [];
    }),
  );
}
