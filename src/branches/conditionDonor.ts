import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Condition } from '../conditions/condition';
import { GLP_DIRECTION } from '../conditions/directionNames';
import { runPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { openRun, type Run } from '../runs/openRun';
import { otherRunNames } from '../runs/otherRunNames';
import { studyFolder } from '../runs/studyFolder';

/**
 * The run beside a baseline whose direction a condition takes; undefined for one that takes none or the baseline's.
 * @param name which run; the first other with a direction of a prior where left out.
 * @throws InputError when there is no such run.
 */
export function conditionDonor(baseline: Run, { suppression }: Condition, name?: string): Run | undefined {
  if (suppression?.source !== 'file' || suppression.of !== 'other') return undefined;
  const root = studyFolder(baseline);
  const has = (run: string) => existsSync(join(runPaths(join(root, 'runs', run)).directions, GLP_DIRECTION));
  const found = name ?? otherRunNames(baseline).find(has);
  if (found === undefined) {
    throw new InputError(
      `no run but '${baseline.name}' has a direction of a prior: make one with experiment frozen-direction --run NAME`,
    );
  }
  return openRun(found, root);
}
