import { cacheOf } from './cacheOf';
import { namesBeside } from './namesBeside';
import { openRun, type Run } from './openRun';

/** The given run and the cached baselines of other seeds beside it (`seed-43`, …), by seed. */
export function seedRuns(baseline: Run): Run[] {
  const others = namesBeside(baseline).filter((name) => /^seed-\d+$/.test(name));
  return [baseline, ...others.map((name) => openRun(name, cacheOf(baseline)))].sort(
    (a, b) => a.config.task.seed - b.config.task.seed,
  );
}
