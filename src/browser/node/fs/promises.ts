import { appendFileSync, type Encoded, readFileSync, writeFileSync } from './content';
import type { Path } from './paths';
import { accessSync, statSync } from './status';
import { mkdirSync, type ReadFolder, readdirSync, renameSync, rmSync } from './tree';

/** `fs.promises`, and `node:fs/promises`. */
export const promises = {
  readFile: async (path: Path, options?: Encoded) => readFileSync(path, options),
  writeFile: async (path: Path, content: string | Uint8Array, options?: Encoded) =>
    writeFileSync(path, content, options),
  appendFile: async (path: Path, content: string | Uint8Array) => appendFileSync(path, content),
  readdir: async (path: Path, options?: ReadFolder) => readdirSync(path, options),
  stat: async (path: Path) => statSync(path),
  mkdir: async (path: Path, options?: { recursive?: boolean }) => mkdirSync(path, options),
  rm: async (path: Path, options?: { recursive?: boolean; force?: boolean }) => rmSync(path, options),
  rename: async (from: Path, to: Path) => renameSync(from, to),
  access: async (path: Path) => accessSync(path),
};
