import { type PlannedRun, plannedRuns } from './plannedRuns';
import type { Study } from './study';

/** What a study says of a run by its name; undefined for a run that it does not have. */
export function plannedRun(study: Study, name: string): PlannedRun | undefined {
  return plannedRuns(study).find((one) => one.name === name);
}
