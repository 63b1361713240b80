import type { Run } from './openRun';
import { type RunOutcome, runOutcome } from './runOutcome';
import type { RunReference } from './runReference';
import { runReferences } from './runReferences';

/** A run continued on an independent stack, with what became of it; collapses count from 22,000 on. */
export interface ReferenceOutcome extends RunReference {
  readonly outcome: RunOutcome;
}

/** Of every reference cached beside a baseline, whatever its arithmetic. @throws InputError when one is damaged. */
export function referenceOutcomes(baseline: Run): ReferenceOutcome[] {
  return runReferences(baseline).map((reference) => ({
    ...reference,
    outcome: runOutcome(reference.history, true),
  }));
}
