import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { type PrecisionReference, readPrecisionReference } from '../data/precisionReference';
import { readBytes } from '../data/readBytes';
import { epochFile } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import type { Run } from './openRun';

/**
 * The cached references that go on from a state of this run, told by its SHA-256; float32 before float64.
 * @throws InputError when one of the files is damaged.
 */
export function precisionReferences({ states, paths }: Run, root = dataRoot()): PrecisionReference[] {
  const folder = join(root, 'references');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readPrecisionReference(join(folder, file)))
    .filter(({ from: { epoch, sha256: wanted } }) => {
      return states.includes(epoch) && sha256(readBytes(join(paths.states, epochFile(epoch)))) === wanted;
    })
    .sort((a, b) => a.precision.localeCompare(b.precision));
}
