import { isDeepStrictEqual } from 'node:util';
import type { Condition } from '../conditions/condition';
import type { Run } from '../runs/openRun';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';
import { hasPlainStep, type RunReference } from '../runs/runReference';
import { runReferences } from '../runs/runReferences';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';
import type { ConditionRun } from './conditionRuns';

/** What became of a condition on an independent stack. */
export interface SuppressedReference {
  readonly condition: Condition;
  readonly precision: RunReference['precision'];
  readonly outcome: RunOutcome;
}

/**
 * The references cached beside a baseline that project out what one of the given conditions does, and are as it is
 * otherwise, in their order. A reference goes on from a state, so it is none of a condition from epoch 0.
 * @throws InputError when a reference is damaged.
 */
export function suppressedReferences(
  baseline: Run,
  conditions: readonly ConditionRun[],
): SuppressedReference[] {
  const spans = spansOf(studyOf(baseline));
  const references = runReferences(baseline).filter((one) => one.suppression && hasPlainStep(one));
  const branched = conditions.filter(({ condition }) => condition.from === 'branch');
  return branched.flatMap(({ condition, run }) =>
    references
      .filter(({ suppression }) => isDeepStrictEqual(suppression, run.config.suppression))
      .map(({ precision, history }) => ({
        condition,
        precision,
        outcome: runOutcome(history, true, spans),
      })),
  );
}
