import { EPOCHS } from '../conditions/condition';
import { openRun, type Run } from './openRun';
import { otherRunNames } from './otherRunNames';
import { studyFolder } from './studyFolder';

/**
 * The given run and the cached baselines of other seeds beside it (`seed-43`, …), by seed.
 * @param epochs those that go so far: the seeds of `FRESH_SEEDS` end before a baseline's full length.
 */
export function seedRuns(baseline: Run, epochs: number = EPOCHS): Run[] {
  const others = otherRunNames(baseline).filter((name) => /^seed-\d+$/.test(name));
  const reaches = ({ history: { epoch } }: Run) => epoch[epoch.length - 1] >= epochs;
  const found = others.map((name) => openRun(name, studyFolder(baseline))).filter(reaches);
  return [baseline, ...found].sort((a, b) => a.config.task.seed - b.config.task.seed);
}
