import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../../../data/filesUnder';

const TITLE = /<a href="[^"]*" class="title">/;

/** Gives every page of the API reference, as typedoc has written it, a link to the book's first page. */
export function withWayBack(folder: string): void {
  for (const file of filesUnder(folder).filter((name) => name.endsWith('.html'))) {
    const path = join(folder, file);
    const html = readFileSync(path, 'utf8');
    const up = '../'.repeat(file.split('/').length);
    if (!TITLE.test(html))
      throw new Error(`${file}: expected typedoc's title, to put a link to the book before it`);
    writeFileSync(
      path,
      html.replace(TITLE, (title) => `<a href="${up}index.html" class="title">← the book</a>&emsp;${title}`),
    );
  }
}
