import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plannedRun } from '../study/plannedRun';
import { baselineRunName } from '../study/plannedRuns';
import { studySeeds } from '../study/study';
import { openRun, type Run } from './openRun';
import { studyOf } from './studyOf';

/**
 * The given run and the cached baselines of the other seeds of its study, by seed; the run alone where its study has
 * no other, or does not have the run itself.
 * @param epochs those that go so far; all of the study's length where left out.
 * @example
 * import { openRun, seedRuns } from 'activation-supervision';
 * const seeds = seedRuns(openRun('baseline')).map(({ config }) => config.task.seed);
 * seeds; // => [42, 43, 44, 45, 46, 47, 48, 49, 50, 51]
 */
export function seedRuns(baseline: Run, epochs?: number): Run[] {
  const study = studyOf(baseline);
  const { folder } = study;
  if (!plannedRun(study, baseline.name)) return [baseline];
  const reaches = ({ history: { epoch } }: Run) => epoch[epoch.length - 1] >= (epochs ?? study.epochs);
  const others = studySeeds(study)
    .map((seed) => baselineRunName(study, seed))
    .filter((name) => name !== baseline.name && existsSync(join(folder, 'runs', name, 'history.arrow')))
    .map((name) => openRun(name, folder));
  return [baseline, ...others.filter(reaches)].sort((a, b) => a.config.task.seed - b.config.task.seed);
}
