import { BRANCH_EPOCH } from '../conditions/condition';

const ESSAY = `-from-${BRANCH_EPOCH}`;

/** A condition's name where branches leave at another epoch than the essay's: `exact-from-6000`. */
export function branchName(condition: string, branchEpoch: number): string {
  return condition.endsWith(ESSAY) ? `${condition.slice(0, -ESSAY.length)}-from-${branchEpoch}` : condition;
}

/** The inverse: the name that the condition has among the built-in ones. */
export function conditionKey(named: string, branchEpoch: number): string {
  const here = `-from-${branchEpoch}`;
  return named.endsWith(here) ? `${named.slice(0, -here.length)}${ESSAY}` : named;
}
