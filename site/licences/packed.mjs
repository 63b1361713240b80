// Which packages of others are in the scripts of a part of the site. Needs `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../inBrowser.mjs';

const load = createRequire(import.meta.url);
const { packageFolders } = load('../../dist/site/licences/packageFolders.js');

export const licencesOut = join(root, 'site', 'dist', 'licences');
const packed = new Set();

/** Of esbuild: notes each file of which something is in what it writes. */
export const notePacked = {
  name: 'note-packed',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true;
    onEnd(({ metafile }) => {
      for (const { inputs } of Object.values(metafile?.outputs ?? {}))
        for (const [file, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) packed.add(file);
    });
  },
};

/** Notes their folders for the page of licences. @param others files, from the root, that came without esbuild. */
export function writePackages(part, others = []) {
  mkdirSync(licencesOut, { recursive: true });
  writeFileSync(join(licencesOut, `${part}.json`), JSON.stringify(packageFolders([...packed, ...others])));
}
