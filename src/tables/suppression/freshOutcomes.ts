import { overSeeds } from '../../mechanism/overSeeds';
import type { SeedBranch } from '../../mechanism/seedBranches';
import { cannotHave } from '../../studies/cannotHave';
import { baselineRunName } from '../../study/plannedRuns';
import { seedGroups } from '../../study/seedGroups';
import { spansOf } from '../../study/spans';
import type { Study } from '../../study/study';
import type { FreshOutcomes } from './freshSeedsClaims';

/** What became of a condition of a study's fresh seeds alone. @param branches of all seeds. */
export function freshOutcomes(
  study: Study,
  branches: readonly SeedBranch[],
): (condition: string) => FreshOutcomes {
  const seeds = seedGroups(study).fresh;
  const fresh = branches.filter(({ seed }) => seeds.includes(seed));
  return (name) => {
    const found = overSeeds(fresh, name, spansOf(study));
    const condition = study.conditions.find((one) => one.name === name);
    const settled = (seed: number) =>
      found?.outcomes.has(seed) ||
      (condition && cannotHave(study, baselineRunName(study, seed), condition) !== undefined);
    return { found, complete: seeds.length > 0 && seeds.every(settled) };
  };
}
