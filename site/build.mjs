// Builds the whole site into `site/dist`: the book, the lab page, and the notebooks live.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './python.mjs';
import { root } from './inBrowser.mjs';

const parts = ['lab', 'notebooks', 'licences', 'book'];

rmSync(join(root, 'site', 'dist'), { recursive: true, force: true });
for (const part of parts) {
  const began = Date.now();
  run(process.execPath, [join(root, 'site', part, 'build.mjs')]);
  console.error(`site: ${part} in ${Math.round((Date.now() - began) / 1000)} s`);
}
console.error(`site: open ${join('site', 'dist', 'index.html')} through any static server, e.g. python3 -m http.server -d site/dist`);
