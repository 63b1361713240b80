import { basename, dirname, join } from 'node:path';
import { openRunFolder, type Run } from './openRun';
import { runNames } from './runNames';

/** The given run and the cached baselines of other seeds beside it (`seed-43`, …), by seed. */
export function seedRuns(baseline: Run): Run[] {
  const runs = dirname(baseline.paths.folder);
  const others = runNames(dirname(runs)).filter(
    (name) => /^seed-\d+$/.test(name) && name !== basename(baseline.paths.folder),
  );
  return [baseline, ...others.map((name) => openRunFolder(join(runs, name), name))].sort(
    (a, b) => a.config.task.seed - b.config.task.seed,
  );
}
