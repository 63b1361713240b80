import { readOnsetPriors } from '../../priors/onsetPriors';
import { experimentCommand } from '../../runs/experimentCommand';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';

/** A note for numbers over separately trained priors that a run with a collapse does not have yet. */
export function missingOnsetPriors(run: Run): string[] {
  if (readOnsetPriors(run) || landmarks(run).collapses.length === 0) return [];
  return [`Over separately trained priors there is nothing yet: ${experimentCommand('onset-priors', run)}.`];
}
