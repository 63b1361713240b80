import { conditionRuns } from '../branches/conditionRuns';
import { DRIVES } from '../conditions/arithmeticConditions';
import { DRIVES_AT_LESS_DECAY } from '../conditions/optimiserConditions';
import { essayAdamW } from '../engine/taskProblem';
import { driveThreshold } from '../metrics/gradients/driveThreshold';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { type BranchOutcome, branchOutcomes } from './branchOutcomes';

/** A run in exact arithmetic with a constant drive on its two heaviest samples. */
export interface Dose extends BranchOutcome {
  readonly weightDecay: number;
  /** Sum that is added to a row of dCE/dlogits, in units of 2^-24. */
  readonly drive: number;
}

/** Of one seed at one weight decay, in units of 2^-24 a row. */
export interface DoseThreshold {
  readonly seed: number;
  readonly weightDecay: number;
  /** `driveThreshold` at the state that the runs branch from. */
  readonly atBranch: number;
  /** … at the end of the run that is driven least; NaN where that has collapsed, or its state is not cached. */
  readonly settled: number;
  /** The largest drive without a collapse and the smallest with one; NaN where there is none. */
  readonly without: number;
  readonly withCollapse: number;
  /** Whether all drives at this weight decay are cached up to their end. */
  readonly complete: boolean;
}

const DRIVES_AT = new Map<number, readonly number[]>([
  [essayAdamW.weightDecay, DRIVES],
  [0.3, DRIVES_AT_LESS_DECAY],
]);

/** The driven runs beside a baseline, by weight decay and drive. */
export function doses(baseline: Run): Dose[] {
  const { found } = conditionRuns(baseline, ({ step }) => step?.drive !== undefined);
  const outcomes = branchOutcomes(baseline, ({ step }) => step?.drive !== undefined);
  return found
    .flatMap(({ condition, run: { config } }) =>
      outcomes
        .filter((outcome) => outcome.condition === condition.name)
        .map((outcome) => ({
          ...outcome,
          weightDecay: config.adamw.weightDecay,
          drive: Number(condition.step?.drive),
        })),
    )
    .sort((a, b) => b.weightDecay - a.weightDecay || a.drive - b.drive);
}

/** What is predicted and found for a baseline at each weight decay of which it has a driven run. */
export function doseThresholds(baseline: Run): DoseThreshold[] {
  const all = doses(baseline);
  return [...DRIVES_AT].flatMap(([weightDecay, drives]): DoseThreshold[] => {
    const here = all.filter((dose) => dose.weightDecay === weightDecay);
    if (here.length === 0) return [];
    const of = (collapsed: boolean) =>
      here.filter(({ collapses }) => collapses > 0 === collapsed).map(({ drive }) => drive);
    return [
      {
        seed: baseline.config.task.seed,
        weightDecay,
        atBranch: predicted(baseline, baseline, studyOf(baseline).branchEpoch, weightDecay),
        settled: settled(baseline, here, weightDecay),
        without: of(false).length > 0 ? Math.max(...of(false)) : Number.NaN,
        withCollapse: of(true).length > 0 ? Math.min(...of(true)) : Number.NaN,
        complete: here.length === drives.length,
      },
    ];
  });
}

function settled(baseline: Run, here: readonly Dose[], weightDecay: number): number {
  const [least] = here;
  if (least.drive !== DRIVES_AT.get(weightDecay)?.[0] || least.collapses > 0) return Number.NaN;
  const { found } = conditionRuns(baseline, ({ name }) => name === least.condition);
  return predicted(baseline, found[0].run, studyOf(baseline).shortEpochs, weightDecay);
}

function predicted(
  baseline: Run,
  { config, states, state }: Run,
  epoch: number,
  weightDecay: number,
): number {
  if (!states.includes(epoch)) return Number.NaN;
  return driveThreshold(state(epoch), baseline.data.problem, { ...config.adamw, weightDecay });
}
