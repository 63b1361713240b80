import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runPaths } from '../../data/runFolder';
import { essayConfig } from '../../training/runConfig';
import { trainRun } from '../../training/trainRun';
import { BRANCH_EPOCH, SHORT } from '../conditions/condition';
import { type EnsembleOptions, seedRun, thin } from '../ensemble';
import { isComplete } from '../isComplete';
import { isMade, makeCondition } from '../makeCondition';
import { namedCondition } from '../namedCondition';
import { openRunFolder } from '../openRun';
import { FINAL_CONDITIONS } from './seedGroups';

/**
 * Makes what is missing of a fresh seed: its baseline up to 60,000 and the final conditions beside it.
 * @param root the cache. @returns whether it came to its end.
 */
export async function makeFreshSeed(
  seed: number,
  root: string,
  { threads = 1, signal, progress }: EnsembleOptions = {},
): Promise<boolean> {
  const name = seedRun(seed);
  const folder = join(root, 'runs', name);
  const report = (what: string) => (epoch: number, last?: Parameters<NonNullable<typeof progress>>[3]) =>
    progress?.(what, epoch, SHORT, last);
  if (!isComplete(folder, SHORT)) {
    const end = await trainRun(folder, essayConfig(seed), {
      threads,
      signal,
      progress: report(name),
      epochs: SHORT,
      resume: existsSync(runPaths(folder).config),
      stateEvery: BRANCH_EPOCH,
      checkpointEvery: 1_000,
    });
    if (end.step < SHORT) return false;
  }
  const baseline = openRunFolder(folder, name);
  for (const condition of FINAL_CONDITIONS.map(namedCondition)) {
    if (isMade(baseline, condition)) continue;
    const done = await makeCondition(baseline, condition, {
      threads,
      signal,
      progress: report(`${name} ${condition.name}`),
    });
    if (!done) return false;
  }
  thin(baseline);
  return true;
}
