import type { Condition } from '../conditions/condition';
import { InputError } from '../inputError';
import { branchName, conditionKey } from './branchName';
import type { Study } from './study';

/** @throws InputError for a name that no condition of the study has, listing those there are. */
export function namedCondition({ conditions, branchEpoch }: Study, name: string): Condition {
  const found = conditions.find((one) => one.name === conditionKey(name, branchEpoch));
  if (found) return found;
  const names = conditions.map((one) => branchName(one.name, branchEpoch));
  throw new InputError(`condition '${name}': expected ${names.join(', ')}`);
}
