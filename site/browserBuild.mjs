// How scripts of the site are built: our TypeScript sources, with a browser in the place of Node.
import { build } from 'esbuild';
import { inBrowser, root } from './inBrowser.mjs';
import { notePacked } from './licences/packed.mjs';

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
    plugins: [inBrowser.src, notePacked],
    ...options,
  });
}
