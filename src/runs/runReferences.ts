import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../data/readBytes';
import { epochFile } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import type { Run } from './openRun';
import { type RunReference, readRunReference } from './runReference';
import { studyFolder } from './studyFolder';

/**
 * The references cached beside a run that go on from one of its states, told by its SHA-256; float32 before float64,
 * those of one precision by file name.
 * @throws InputError when one of the files is damaged.
 * @example
 * import { openRun, runReferences } from 'activation-supervision';
 * const references = runReferences(openRun('baseline'));
 * new Set(references.map(({ label_gradient }) => label_gradient)).size; // => 3
 */
export function runReferences(run: Run): RunReference[] {
  const { states, paths } = run;
  const folder = join(studyFolder(run), 'references');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readRunReference(join(folder, file)))
    .filter(({ from: { epoch, sha256: wanted } }) => {
      return states.includes(epoch) && sha256(readBytes(join(paths.states, epochFile(epoch)))) === wanted;
    })
    .sort((a, b) => a.precision.localeCompare(b.precision));
}
