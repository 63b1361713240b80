// Makes the whole site in site/dist: each part that has a script, the book last, since it links to the others.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './python.mjs';

const site = dirname(fileURLToPath(import.meta.url));
for (const part of ['lab', 'notebooks', 'book'].map((name) => join(site, name, 'build.mjs')))
  if (existsSync(part)) run(process.execPath, [part]);
