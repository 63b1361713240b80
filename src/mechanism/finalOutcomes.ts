import { FINAL_CONDITIONS } from '../conditions/finalConditions';
import type { Run } from '../runs/openRun';
import { seedRuns } from '../runs/seedRuns';
import { studyOf } from '../runs/studyOf';
import { seedGroups } from '../study/seedGroups';
import { ARMS } from './arms';
import { type BranchOutcome, branchOutcomes } from './branchOutcomes';

const ARM_NAMES: readonly string[] = ['baseline', ...FINAL_CONDITIONS];

/** The final conditions and the baselines as trained, over one group of seeds. */
export interface FinalOutcomes {
  readonly group: 'fresh' | 'exploratory';
  readonly outcomes: readonly BranchOutcome[];
  /** Label by name, in order. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * Of the fresh seeds once all of their runs are cached, which are looked at once; of the exploratory ones before.
 * @example
 * import { finalOutcomes, openRun } from 'activation-supervision';
 * const { group, outcomes } = finalOutcomes(openRun('baseline'));
 * group; // => 'fresh'
 */
export function finalOutcomes(baseline: Run): FinalOutcomes {
  const all = seedRuns(baseline, 0)
    .flatMap((run) => branchOutcomes(run))
    .filter(({ condition }) => ARM_NAMES.includes(condition));
  const of = (seeds: readonly number[]) => all.filter(({ seed }) => seeds.includes(seed));
  const groups = seedGroups(studyOf(baseline));
  const fresh = of(groups.fresh);
  const complete = fresh.length > 0 && fresh.length === groups.fresh.length * ARM_NAMES.length;
  return {
    group: complete ? 'fresh' : 'exploratory',
    outcomes: complete ? fresh : of(groups.explored),
    labels: new Map(
      ARMS.filter(({ name }) => ARM_NAMES.includes(name)).map(({ name, label }) => [name, label]),
    ),
  };
}
