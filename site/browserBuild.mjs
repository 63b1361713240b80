// How scripts of the site are built: our TypeScript sources, with a browser in the place of Node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { notePacked } from './licences/packed.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = (path) => join(root, 'src', `${path}.ts`);

/** Files that need Node, and what stands in their place. Whatever else asks for Node does not build. */
const platform = {
  'engine/host/thisHost': 'browser/engine/thisHost',
  'data/sha256': 'browser/platform/sha256',
  'random/sha1': 'browser/platform/sha1',
  'data/readBytes': 'browser/platform/readBytes',
  'data/atomicWrite': 'browser/platform/atomicWrite',
};
const replaced = new Map(Object.entries(platform).map(([node, browser]) => [source(node), source(browser)]));

const inTheBrowser = {
  name: 'in-the-browser',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind }) => {
      const file = `${join(dirname(importer), path)}.ts`;
      return kind === 'import-statement' && replaced.has(file) ? { path: replaced.get(file) } : undefined;
    });
  },
};

/** @param entryPoints source files, from the root, by the name of the script that is made of each, in `outdir`. */
export function buildScripts(entryPoints, outdir, options = {}) {
  return build({
    absWorkingDir: root,
    bundle: true,
    entryPoints,
    outdir,
    format: 'iife',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    minify: true,
    loader: { '.wasm': 'binary' },
    logLevel: 'warning',
    metafile: true,
    plugins: [inTheBrowser, notePacked],
    ...options,
  });
}
