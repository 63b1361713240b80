import type { Condition } from '../conditions/condition';
import { NotApplicableError } from '../inputError';
import { openRun, type Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { donorName } from '../study/donorName';

/**
 * The run of the study's first other seed, whose direction a condition takes; undefined for one that takes none or the baseline's.
 * @throws NotApplicableError where the study has no other seed. @throws InputError when that one's run is not there.
 */
export function conditionDonor(baseline: Run, { suppression }: Condition): Run | undefined {
  if (suppression?.source !== 'file' || suppression.of !== 'other') return undefined;
  const study = studyOf(baseline);
  const found = donorName(study, baseline.name);
  if (found === undefined) {
    throw new NotApplicableError(
      `the study of run '${baseline.name}' has no other seed whose direction it could take`,
    );
  }
  return openRun(found, study.folder);
}
