import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { differenceInWords, jsonDifference } from '../data/json/jsonDifference';
import { readBytes } from '../data/readBytes';
import { runPaths } from '../data/runFolder';
import { sha256 } from '../data/sha256';
import { InputError } from '../inputError';
import { parseRunConfig } from '../training/parseRunConfig';
import type { RunConfig } from '../training/runConfig';
import { readRunEnd } from '../training/runEnd';
import { plannedConfig, withoutHashes } from './plannedConfig';
import { plannedDirection } from './plannedDirection';
import { type PlannedRun, plannedRuns } from './plannedRuns';
import type { Study } from './study';

/**
 * What a run that lies in a study's folder has otherwise than the study plans it, first, in words: `task.p is 13, not 17`,
 * an end past the planned one, or a frozen direction that is not the one in its file any more. Undefined where nothing is,
 * or no history has begun.
 * @throws InputError for a damaged config.
 */
export function unlikePlan(study: Study, run: PlannedRun): string | undefined {
  const paths = runPaths(join(study.folder, 'runs', run.name));
  const { config, history } = paths;
  if (!existsSync(config) || !existsSync(history)) return undefined;
  const found = parseRunConfig(readFileSync(config, 'utf8'), config);
  const difference = jsonDifference(withoutHashes(found), plannedConfig(study, run));
  if (difference) return differenceInWords(difference);
  const direction = otherDirection(study, run, found);
  if (direction !== undefined) return direction;
  const end = readRunEnd(paths)?.epoch ?? 0;
  return end > run.epochs ? `epochs is ${end}, not ${run.epochs}` : undefined;
}

function otherDirection(study: Study, run: PlannedRun, { suppression }: RunConfig): string | undefined {
  const planned = plannedDirection(study, run);
  if (!planned || suppression?.source !== 'frozen') return undefined;
  const file = join(runPaths(join(study.folder, 'runs', planned.owner)).directions, planned.file);
  if (!existsSync(file)) return undefined;
  const hash = sha256(readBytes(file));
  return hash === suppression.sha256
    ? undefined
    : `suppression.sha256 is ${suppression.sha256}, not ${hash}, that of ${relative(study.folder, file)}`;
}

/** @throws InputError when one of the runs lies in the study's folder and is not what the study plans, or is damaged. */
export function expectAsPlanned(study: Study, runs: readonly PlannedRun[] = plannedRuns(study)): void {
  const others = runs.flatMap((run) => {
    const difference = unlikePlan(study, run);
    return difference === undefined ? [] : [{ name: run.name, difference }];
  });
  if (others.length === 0) return;
  const [{ name, difference }] = others;
  const more = others.length > 1 ? `, and ${others.length - 1} more runs are others (study status)` : '';
  throw new InputError(
    `${join(study.folder, 'runs', name)}: not the run that study.json plans: ${difference}${more}; ` +
      'delete or rename its folder, or give the changed study.json a folder of its own',
  );
}
