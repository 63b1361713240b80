// The notebooks as JupyterLite opens them, and copies of the source files that they link to. Needs `npm run build`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { root } from '../inBrowser.mjs';

const load = createRequire(import.meta.url);
const { bookPages } = load('../../dist/site/book/links/bookPages.js');
const { sitePlaces } = load('../../dist/site/book/links/sitePlaces.js');
const { liveLinks } = load('../../dist/site/live/liveLinks.js');
const { liveNotebook } = load('../../dist/site/live/liveNotebook.js');

/**
 * Writes the notebooks to a folder.
 * @param data the files of `data` and whether each is served, as `placeData` gives them.
 * @returns a function that writes the copies to the site.
 */
export function writeNotebooks(folder, data) {
  const served = new Set(data.filter(({ isServed }) => isServed).map(({ path }) => `data/${path}`));
  const figures = readdirSync(join(root, 'data', 'results', 'figures')).filter((name) => name.endsWith('.vl.json'));
  const context = {
    root,
    pages: bookPages(root),
    places: sitePlaces(figures.map((name) => basename(name, '.vl.json'))),
    // A link to a source says that it is one: what it leads to is the text.
    reference: new Map(),
    isServed: (path) => served.has(path),
    repository: '',
  };
  const copies = new Map();
  const copied = (path) => {
    copies.set(path, `notebooks/sources/${path}.txt`);
    return copies.get(path);
  };
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(join(root, 'notebooks')).filter((name) => name.endsWith('.ipynb'))) {
    const notebook = JSON.parse(readFileSync(join(root, 'notebooks', file), 'utf8'));
    const text = (markdown) => liveLinks(markdown, `notebooks/${file}`, context, copied);
    writeFileSync(join(folder, file), JSON.stringify(liveNotebook(notebook, basename(file, '.ipynb'), text)));
  }
  return () => {
    for (const [path, place] of copies) {
      const target = join(root, 'site', 'dist', place);
      mkdirSync(dirname(target), { recursive: true });
      // Servers seldom say how a text is encoded; its first character does.
      writeFileSync(target, `\ufeff${readFileSync(join(root, path), 'utf8')}`);
    }
  };
}
