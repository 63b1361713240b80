// Copies what the lab page and the notebooks fetch of `data/` to `site/dist/data`: one copy for both. Needs `npm run build`.
import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './inBrowser.mjs';

const { filesUnder } = createRequire(import.meta.url)('../dist/data/filesUnder.js');
const from = join(root, 'data');
export const dataOut = join(root, 'site', 'dist', 'data');

/** Left out, for a site must not be too large: what no notebook reads. */
const leftOut = [/^runs\/baseline\/glp\/priors\//, /^results\/figures\/.*\.png$/];

/** Copies them. @returns each file's path under `data`, its size in bytes, and whether it is there. */
export function placeData() {
  return filesUnder(from).map((path) => {
    const file = join(from, path);
    const isServed = !leftOut.some((one) => one.test(path));
    if (isServed) place(file, join(dataOut, path));
    return { path, size: statSync(file).size, isServed };
  });
}

/** Copies a file whole or not at all, since others may fetch it meanwhile; not where it is there already. */
function place(file, target) {
  const [source, there] = [statSync(file), statSync(target, { throwIfNoEntry: false })];
  if (there && there.size === source.size && there.mtimeMs >= source.mtimeMs) return;
  mkdirSync(dirname(target), { recursive: true });
  const whole = `${target}.${process.pid}`;
  copyFileSync(file, whole);
  renameSync(whole, target);
}
