import { conditionRuns } from '../conditionRuns';
import type { Condition } from '../conditions/condition';
import { BRANCH_EPOCH, SHORT } from '../conditions/condition';
import type { Run, RunHistory } from '../openRun';
import { AFTER_BRANCHING, type RunOutcome, runOutcome } from '../runOutcome';
import { historyBetween } from './historyBetween';

/** What became of a run between 20,000 and 60,000, counted from 22,000 on, whatever it is trained to. */
export interface BranchOutcome extends RunOutcome {
  readonly seed: number;
  /** Of a condition, or `baseline`. */
  readonly condition: string;
  /** The least mean logit over training samples and classes; NaN where the history does not say. */
  readonly leastMeanLogit: number;
}

/** Of a baseline itself, which is its own branch as trained, and of its cached conditions that branch and reach the end. */
export function branchOutcomes(
  baseline: Run,
  wanted: (condition: Condition) => boolean = () => true,
): BranchOutcome[] {
  const { seed } = baseline.config.task;
  const { found } = conditionRuns(baseline, (one) => one.from === 'branch' && wanted(one));
  return [
    { seed, condition: 'baseline', ...measured(baseline.history) },
    ...found.map(({ condition: { name }, run }) => ({ seed, condition: name, ...measured(run.history) })),
  ].filter(({ epochs }) => epochs >= SHORT);
}

function measured(history: RunHistory): Omit<BranchOutcome, 'seed' | 'condition'> {
  const cut = historyBetween(history, BRANCH_EPOCH, SHORT);
  const logits = cut.mean_logit?.filter((_, i) => cut.epoch[i] >= AFTER_BRANCHING);
  return {
    ...runOutcome(cut, true),
    leastMeanLogit: logits && logits.length > 0 ? Math.min(...logits) : Number.NaN,
  };
}
