import { InputError } from '../inputError';
import type { Condition } from './condition';
import { CONDITIONS } from './conditionList';

/** @throws InputError for a name that no condition has, listing those there are. */
export function namedCondition(name: string): Condition {
  const found = CONDITIONS.find((one) => one.name === name);
  if (found) return found;
  throw new InputError(`condition '${name}': expected ${CONDITIONS.map((one) => one.name).join(', ')}`);
}
