import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMade, makeCondition } from '../branches/makeCondition';
import { BRANCH_EPOCH, SHORT } from '../conditions/condition';
import { namedCondition } from '../conditions/namedCondition';
import { FINAL_CONDITIONS } from '../conditions/seedGroups';
import { runPaths } from '../data/runFolder';
import { isComplete } from '../runs/isComplete';
import { openRunFolder } from '../runs/openRun';
import { essayConfig } from '../training/runConfig';
import { trainRun } from '../training/trainRun';
import { type EnsembleOptions, seedRun, thin } from './ensemble';

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
