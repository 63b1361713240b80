import { join } from 'node:path';
import { runPaths } from '../data/runFolder';
import { donorName } from './donorName';
import type { PlannedRun } from './plannedRuns';
import type { Study } from './study';

/** The file, absolute, of the frozen direction that a study says a run projects out; undefined for a run that takes none from a file. */
export function plannedDirection(
  study: Study,
  { baseline, condition }: Pick<PlannedRun, 'baseline' | 'condition'>,
): string | undefined {
  const suppression = condition?.suppression;
  if (suppression?.source !== 'file') return undefined;
  const owner = suppression.of === 'other' ? donorName(study, baseline) : baseline;
  return owner && join(runPaths(join(study.folder, 'runs', owner)).directions, suppression.file);
}
