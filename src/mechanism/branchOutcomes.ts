import { conditionRuns } from '../branches/conditionRuns';
import type { Condition } from '../conditions/condition';
import type { Run, RunHistory } from '../runs/openRun';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';
import { studyOf } from '../runs/studyOf';
import { type Spans, spansOf } from '../study/spans';
import { historyBetween } from './historyBetween';

/** What became of a run up to where the short ones end, whatever it is trained to; of a branch, counted a while after it. */
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
    .map(({ condition, history }) => ({ seed, condition, ...measured(history, from === 'branch', spans) }))
    .filter(({ epochs }) => epochs >= spans.short);
}

function measured(
  history: RunHistory,
  branched: boolean,
  spans: Spans,
): Omit<BranchOutcome, 'seed' | 'condition'> {
  const cut = historyBetween(history, branched ? spans.branch : 0, spans.short);
  const logits = cut.mean_logit?.filter((_, i) => cut.epoch[i] >= spans.counted);
  return {
    ...runOutcome(cut, branched, spans),
    leastMeanLogit: logits && logits.length > 0 ? Math.min(...logits) : Number.NaN,
  };
}
