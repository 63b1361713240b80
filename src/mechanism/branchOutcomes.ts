import { conditionRuns } from '../branches/conditionRuns';
import type { Condition } from '../conditions/condition';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';
import { type ShortOutcome, shortOutcome } from './shortOutcome';

/** What became of a condition of a seed. */
export interface BranchOutcome extends ShortOutcome {
  readonly seed: number;
  /** Of a condition, or `baseline`. */
  readonly condition: string;
}

/** Of a baseline itself, which is its own branch as trained, and of its cached conditions that branch and reach the end. */
export function branchOutcomes(
  baseline: Run,
  wanted: (condition: Condition) => boolean = () => true,
): BranchOutcome[] {
  return outcomes(baseline, 'branch', wanted);
}

/** The same of the runs that start at epoch 0, counted from there on. */
export function startOutcomes(baseline: Run): BranchOutcome[] {
  return outcomes(baseline, 'start', () => true);
}

function outcomes(
  baseline: Run,
  from: Condition['from'],
  wanted: (condition: Condition) => boolean,
): BranchOutcome[] {
  const { seed } = baseline.config.task;
  const spans = spansOf(studyOf(baseline));
  const { found } = conditionRuns(baseline, (one) => one.from === from && wanted(one));
  const runs = [
    { condition: 'baseline', history: baseline.history },
    ...found.map(({ condition: { name }, run: { history } }) => ({ condition: name, history })),
  ];
  return runs
    .map(({ condition, history }) => ({
      seed,
      condition,
      ...shortOutcome(history, from === 'branch', spans),
    }))
    .filter(({ epochs }) => epochs >= spans.short);
}
