import { CONDITIONS } from '../conditions/conditionList';
import { branchName, epochNotHere } from './branchName';
import { plannedRuns } from './plannedRuns';
import type { Study } from './study';
import type { StudyFile } from './studySchema';

/** The shortest length that the spans fit into which are taken where none are named: branches at 100, short runs of 300. */
export const LEAST_EPOCHS = 300;

/** What a study's file says that cannot be, in words. */
export function contradiction(
  { task, conditions, groups, branch_epoch, short_epochs }: StudyFile,
  study: Study,
): string | undefined {
  const { epochs, branchEpoch, shortEpochs } = study;
  if (study.groups.length === 0) return 'seeds: expected at least one';
  if (!isPrime(task.p)) return `task.p: expected a prime, got ${task.p}`;
  const plainSpans = branch_epoch === undefined && short_epochs === undefined;
  if (plainSpans && epochs < LEAST_EPOCHS)
    return `epochs: expected at least ${LEAST_EPOCHS}, or branch_epoch and short_epochs beside them, got ${epochs}`;
  if (branchEpoch >= shortEpochs || shortEpochs > epochs) {
    return `expected branch_epoch < short_epochs <= epochs, got ${branchEpoch}, ${shortEpochs}, ${epochs}`;
  }
  for (const { seeds, conditions: named } of study.groups) {
    const [seed, condition] = [repeated(seeds), repeated(named)];
    if (seed !== undefined) return `seeds: ${seed} is named twice`;
    if (condition !== undefined) return `conditions: '${branchName(condition, branchEpoch)}' is named twice`;
    const unknown = named.find((name) => !study.conditions.some((one) => one.name === name));
    if (unknown !== undefined)
      return `no condition '${unknown}'; there are ${CONDITIONS.map(({ name }) => branchName(name, branchEpoch)).join(', ')}`;
  }
  const said = [conditions, ...groups.map((group) => group.conditions)].flat();
  const elsewhere = said.find((one) => typeof one === 'string' && branchName(one, branchEpoch) !== one);
  if (typeof elsewhere === 'string') return `conditions: ${epochNotHere(elsewhere, branchEpoch)}`;
  const own = said.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const taken = own.find(({ name }) => CONDITIONS.some((one) => one.name === name));
  if (taken) return `conditions: '${taken.name}' is the name of a built-in one`;
  const twice = repeated(plannedRuns(study).map(({ name }) => name));
  return twice === undefined ? undefined : `two runs would be called '${twice}'`;
}

function repeated<T>(values: readonly T[]): T | undefined {
  return values.find((value, i) => values.indexOf(value) !== i);
}

function isPrime(p: number): boolean {
  for (let divisor = 2; divisor * divisor <= p; divisor++) if (p % divisor === 0) return false;
  return p > 1;
}
