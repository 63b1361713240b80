import { baselineRunName } from './plannedRuns';
import { type Study, studySeeds } from './study';

/** The baseline whose direction the control `other-seed` of a baseline takes: the study's first other seed. */
export function donorName(study: Study, baseline: string): string | undefined {
  return studySeeds(study)
    .map((seed) => baselineRunName(study, seed))
    .find((name) => name !== baseline);
}
