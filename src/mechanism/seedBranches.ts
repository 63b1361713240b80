import { conditionRuns } from '../branches/conditionRuns';
import type { Condition } from '../conditions/condition';
import type { Run, RunHistory } from '../runs/openRun';
import { seedRuns } from '../runs/seedRuns';
import { studyOf } from '../runs/studyOf';

/** A run of a seed that has come to its end: a baseline, which is its own branch as trained, or a condition that branches from it. */
export interface SeedBranch {
  readonly seed: number;
  /** Of a condition, or `baseline`. */
  readonly condition: string;
  /** Its last epoch that counts. */
  readonly end: number;
  readonly history: RunHistory;
}

/** Of every seed whose baseline is whole, seed by seed: the baseline and the wanted conditions that are trained to their end. */
export function seedBranches(baseline: Run, wanted: (condition: Condition) => boolean): SeedBranch[] {
  const { epochs } = studyOf(baseline);
  return seedRuns(baseline)
    .flatMap((run): SeedBranch[] => {
      const { seed } = run.config.task;
      const { found } = conditionRuns(run, (one) => one.from === 'branch' && wanted(one));
      return [
        { seed, condition: 'baseline', end: epochs, history: run.history },
        ...found.map(({ condition, run: { history } }) => ({
          seed,
          condition: condition.name,
          end: condition.epochs,
          history,
        })),
      ];
    })
    .filter(({ end, history: { epoch } }) => epoch[epoch.length - 1] >= end);
}
