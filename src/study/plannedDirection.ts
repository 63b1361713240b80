import { donorName } from './donorName';
import type { PlannedRun } from './plannedRuns';
import type { Study } from './study';

/** A frozen direction by where it lies. */
export interface PlannedDirection {
  /** The name of the baseline that has it. */
  readonly owner: string;
  /** Its file in that one's `directions/`. */
  readonly file: string;
}

/** The frozen direction that a study says a run projects out; undefined for a run that takes none from a file, or from nobody. */
export function plannedDirection(
  study: Study,
  { baseline, condition }: Pick<PlannedRun, 'baseline' | 'condition'>,
): PlannedDirection | undefined {
  const suppression = condition?.suppression;
  if (suppression?.source !== 'file') return undefined;
  const owner = suppression.of === 'own' ? baseline : donorName(study, baseline);
  return owner === undefined ? undefined : { owner, file: suppression.file };
}
