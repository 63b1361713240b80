import type { Condition } from '../conditions/condition';
import { branchName } from './branchName';
import { type Study, studySeeds } from './study';

/** A run that a study has, whether it is trained yet or not. */
export interface PlannedRun {
  readonly name: string;
  readonly seed: number;
  /** The name of the baseline beside it; its own where it is one. */
  readonly baseline: string;
  /** What it differs in; left out for a baseline. */
  readonly condition?: Condition;
  /** Its last epoch. */
  readonly epochs: number;
}

/** All runs of a study, seed by seed, each baseline before its conditions. */
export function plannedRuns(study: Study): PlannedRun[] {
  return studySeeds(study).flatMap((seed) => {
    const groups = study.groups.filter(({ seeds }) => seeds.includes(seed));
    const baseline = baselineRunName(study, seed);
    const wanted = new Set(groups.flatMap(({ conditions }) => conditions));
    const epochs = Math.max(...groups.map((group) => group.epochs));
    return [
      { name: baseline, seed, baseline, epochs },
      ...study.conditions
        .filter(({ name }) => wanted.has(name))
        .map((condition): PlannedRun => {
          return {
            name: conditionRunName(study, baseline, condition.name),
            seed,
            baseline,
            condition,
            epochs: condition.epochs,
          };
        }),
    ];
  });
}

/** The name of a seed's baseline. */
export function baselineRunName({ plainSeed }: Pick<Study, 'plainSeed'>, seed: number): string {
  return seed === plainSeed ? 'baseline' : `seed-${seed}`;
}

/** The name of the baseline that a study is about where nothing else is said: its first seed's. */
export function firstBaselineName(study: Study): string {
  return baselineRunName(study, studySeeds(study)[0]);
}

/** Whether a baseline is of the seed whose runs are named without it. */
export function isPlainBaseline(study: Pick<Study, 'plainSeed'>, baseline: string): boolean {
  return study.plainSeed !== undefined && baseline === baselineRunName(study, study.plainSeed);
}

/** The name of a condition's run beside a baseline. */
export function conditionRunName(study: Study, baseline: string, condition: string): string {
  const name = branchName(condition, study.branchEpoch);
  return isPlainBaseline(study, baseline) ? name : `${baseline}-${name}`;
}
