import { referenceOutcomes } from '../branches/referenceOutcomes';
import type { Condition } from '../conditions/condition';
import type { LabelGradient } from '../engine/stepArithmetic';
import type { Run } from '../runs/openRun';
import type { RunOutcome } from '../runs/runOutcome';
import { seedRuns } from '../runs/seedRuns';
import { branchOutcomes } from './branchOutcomes';

/** A run that is trained with one form of the loss and differs in nothing else, and what became of it. */
export interface FormOutcome {
  readonly run: string;
  readonly seed: number;
  readonly collapses: RunOutcome['collapses'];
}

/** Of our engine from 20,000 to 60,000, every seed that is cached. @param baseline the run that the seeds lie beside. */
export function engineOutcomes(baseline: Run, labelGradient: LabelGradient): FormOutcome[] {
  const alone = (one: Condition) =>
    one.labelGradient === labelGradient && !one.step && !one.suppression && !one.adamw;
  return seedRuns(baseline, 0).flatMap((run) =>
    branchOutcomes(run, alone)
      .filter(({ condition }) => (condition === 'baseline') === (labelGradient === 'subtractive'))
      .map(({ condition, seed, collapses }) => ({ run: condition, seed, collapses })),
  );
}

/** Of JAX in float32 from the baseline's state. */
export function jaxOutcomes(baseline: Run, labelGradient: LabelGradient): FormOutcome[] {
  const { seed } = baseline.config.task;
  return referenceOutcomes(baseline)
    .filter((one) => one.precision === 'float32' && !one.suppression && !one.step)
    .filter((one) => one.label_gradient === labelGradient)
    .map(({ outcome: { collapses } }) => ({ run: 'JAX, float32', seed, collapses }));
}
