import type { Run } from '../runs/openRun';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';
import type { RunReference } from '../runs/runReference';
import { runReferences } from '../runs/runReferences';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';

/** A run continued on an independent stack, with what became of it; collapses count from a while after the branch on. */
export interface ReferenceOutcome extends RunReference {
  readonly outcome: RunOutcome;
}

/**
 * Of every reference cached beside a baseline, whatever its arithmetic.
 * @throws InputError when one is damaged.
 * @example
 * import { openRun, referenceOutcomes } from 'activation-supervision';
 * const outcomes = referenceOutcomes(openRun('baseline'));
 * const double = outcomes.filter(({ precision }) => precision === 'float64');
 * double.map(({ outcome }) => outcome.collapses); // => [0]
 */
export function referenceOutcomes(baseline: Run): ReferenceOutcome[] {
  const spans = spansOf(studyOf(baseline));
  return runReferences(baseline).map((reference) => ({
    ...reference,
    outcome: runOutcome(reference.history, true, spans),
  }));
}
