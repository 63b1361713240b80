import { parseJsonFile } from '../data/json/parseJsonFile';
import { InputError } from '../inputError';
import { runData, SIMD_ARITHMETIC } from '../training/runConfig';
import { conditionKey } from './branchName';
import { contradiction } from './contradiction';
import { baselineConfig, type SeedGroup, type Study, studySeeds } from './study';
import { studyConditions } from './studyConditions';
import { type OwnCondition, type StudyFile, studySchema } from './studySchema';

/**
 * Reads `study.json`.
 * @throws InputError naming the file and the first thing wrong: what does not fit its schema, a modulus that is no prime,
 *   a seed twice, a condition that does not exist or has another study's epoch in its name, a branch after its end, two runs of one name, a set without samples.
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

const isOwn = (one: string | OwnCondition): one is OwnCondition => typeof one !== 'string';
