import { CONDITIONS } from '../conditions/conditionList';
import { parseJsonFile } from '../data/parseJsonFile';
import { InputError } from '../inputError';
import { runData, SIMD_ARITHMETIC } from '../training/runConfig';
import { branchName, conditionKey } from './branchName';
import { plannedRuns } from './plannedRuns';
import { baselineConfig, type SeedGroup, type Study, studySeeds } from './study';
import { studyConditions } from './studyConditions';
import { type OwnCondition, type StudyFile, studySchema } from './studySchema';

/**
 * Reads `study.json`.
 * @throws InputError naming the file and the first thing wrong: what does not fit its schema, a modulus that is no prime,
 *   a seed twice, a condition that does not exist, a branch after its end, two runs of one name, a set without samples.
 */
export function parseStudy(file: string, folder: string): Study {
  const said = parseJsonFile(file, studySchema);
  const study = resolved(said, folder);
  const wrong = contradiction(said, study);
  if (wrong !== undefined) throw new InputError(`${file}: ${wrong}`);
  try {
    runData(baselineConfig(study, studySeeds(study)[0]));
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${file}: task: ${error.message}`) : error;
  }
  return study;
}

function resolved(said: StudyFile, folder: string): Study {
  const { title, task, hidden, adamw, label_gradient, step, epochs, seeds, groups, plain_seed } = said;
  const fifth = Math.max(100, Math.round(epochs / 500) * 100);
  const { branch_epoch: branchEpoch = fifth, short_epochs: shortEpochs = 3 * fifth } = said;
  const all = [...(seeds ? [{ seeds, conditions: said.conditions, epochs, fresh: false }] : []), ...groups];
  const own = all.flatMap(({ conditions }) => conditions.filter(isOwn));
  return {
    folder,
    title,
    config: { task, hidden, adamw, label_gradient, ...(step && { step }), arithmetic: SIMD_ARITHMETIC },
    epochs,
    branchEpoch,
    shortEpochs,
    conditions: studyConditions(own, { epochs, shortEpochs }),
    groups: all.map(
      ({ conditions, ...group }): SeedGroup => ({
        ...group,
        epochs: group.epochs ?? epochs,
        conditions: conditions.map((one) =>
          typeof one === 'string' ? conditionKey(one, branchEpoch) : one.name,
        ),
      }),
    ),
    results: resultsOf(
      said.results,
      all.flatMap((group) => group.seeds),
    ),
    keepsBranchStates: said.keeps_branch_states,
    ...(plain_seed !== undefined && { plainSeed: plain_seed }),
  };
}

function resultsOf(whose: StudyFile['results'], seeds: readonly number[]): readonly number[] {
  return { 'first-seed': seeds.slice(0, 1), 'every-seed': [...new Set(seeds)], none: [] }[whose];
}

/** What a study's file says that cannot be, in words. */
function contradiction({ task, conditions, groups }: StudyFile, study: Study): string | undefined {
  const { epochs, branchEpoch, shortEpochs } = study;
  if (study.groups.length === 0) return 'seeds: expected at least one';
  if (!isPrime(task.p)) return `task.p: expected a prime, got ${task.p}`;
  if (branchEpoch >= shortEpochs || shortEpochs > epochs) {
    return `expected branch_epoch < short_epochs <= epochs, got ${branchEpoch}, ${shortEpochs}, ${epochs}`;
  }
  for (const { seeds, conditions: named } of study.groups) {
    const twice = repeated(seeds) ?? repeated(named);
    if (twice !== undefined) return `${twice}: named twice`;
    const unknown = named.find((name) => !study.conditions.some((one) => one.name === name));
    if (unknown !== undefined)
      return `no condition '${unknown}'; there are ${CONDITIONS.map(({ name }) => branchName(name, branchEpoch)).join(', ')}`;
  }
  const own = [conditions, ...groups.map((group) => group.conditions)].flat().filter(isOwn);
  const taken = own.find(({ name }) => CONDITIONS.some((one) => one.name === name));
  if (taken) return `conditions: '${taken.name}' is the name of a built-in one`;
  const twice = repeated(plannedRuns(study).map(({ name }) => name));
  return twice === undefined ? undefined : `two runs would be called '${twice}'`;
}

const isOwn = (one: string | OwnCondition): one is OwnCondition => typeof one !== 'string';

function repeated<T>(values: readonly T[]): T | undefined {
  return values.find((value, i) => values.indexOf(value) !== i);
}

function isPrime(p: number): boolean {
  for (let divisor = 2; divisor * divisor <= p; divisor++) if (p % divisor === 0) return false;
  return p > 1;
}
