// Copies what the lab page and the notebooks fetch of `data/` to `site/dist/data`: one copy for both.
import { cpSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = join(root, 'data');
export const dataOut = join(root, 'site', 'dist', 'data');

/** Copies them. @returns each file's path under `data`, with its size in bytes. */
export function placeData() {
  cpSync(from, dataOut, { recursive: true, preserveTimestamps: true });
  return filesUnder(from).map((file) => [relative(from, file).replaceAll('\\', '/'), statSync(file).size]);
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name);
    return one.isDirectory() ? filesUnder(path) : [path];
  });
}
