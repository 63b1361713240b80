import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { v2 as murmur2 } from 'murmurhash';

/** How front ends name the code of a cell: `prefix`, the hash of the code, `suffix`. There are no such files. */
export const cellNaming = {
  hashMethod: 'Murmur2',
  hashSeed: 0x5eed,
  tmpFilePrefix: join(tmpdir(), `activation-supervision_${process.pid}`) + sep,
  tmpFileSuffix: '.ts',
} as const;

const kept = 5_000;

/** The code of cells by the path that stands for it; of very many, the latest. */
export class CellPaths {
  readonly #codes = new Map<string, string>();

  /** The path of a cell's code, whose text is kept. */
  add(code: string): string {
    const { tmpFilePrefix, tmpFileSuffix, hashSeed } = cellNaming;
    const path = `${tmpFilePrefix}${murmur2(code, hashSeed)}${tmpFileSuffix}`;
    this.#codes.delete(path);
    this.#codes.set(path, code);
    if (this.#codes.size > kept) this.#codes.delete(this.#codes.keys().next().value!);
    return path;
  }

  codeAt(path: string): string | undefined {
    return this.#codes.get(path);
  }
}
