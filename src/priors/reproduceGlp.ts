import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from '../data/filesUnder';
import { readBytes } from '../data/readBytes';
import { sha256 } from '../data/sha256';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { type GlpExperimentOptions, makeGlp } from './glpExperiment';
import { glpPaths } from './glpPaths';

export interface GlpReproduction {
  /** Files with the same bytes. */
  readonly equal: number;
  /** The first that differs, in words. */
  readonly difference?: string;
}

/** Whether `experiment glp` writes a file; what other experiments find at an onset is not part of it. */
function isItsOwn(file: string): boolean {
  return !/^(by-thousand\/|onset-|prior-check)/.test(file);
}

/**
 * Trains a run's prior again, replaying the run, and compares every file that it gives with the committed one.
 * @throws InputError for a run without a committed prior.
 */
export async function reproduceGlp(run: Run, options: GlpExperimentOptions = {}): Promise<GlpReproduction> {
  const committed = join(run.paths.folder, 'glp');
  if (!existsSync(glpPaths(run.paths).history))
    throw new InputError(`run '${run.name}' has no prior to compare with`);
  const folder = mkdtempSync(join(tmpdir(), 'reproduce-glp-'));
  try {
    await makeGlp({ ...run, paths: { ...run.paths, folder } }, options);
    if (options.signal?.aborted) return { equal: 0 };
    let equal = 0;
    for (const file of filesUnder(committed).filter(isItsOwn)) {
      const made = join(folder, 'glp', file);
      const hash = existsSync(made) ? sha256(readBytes(made)) : 'nothing';
      const expected = sha256(readBytes(join(committed, file)));
      if (hash !== expected)
        return { equal, difference: `glp/${file}: committed SHA-256 ${expected}, made ${hash}` };
      equal++;
    }
    return { equal };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
