import { BRANCH_EPOCH } from '../conditions/condition';

const ESSAY = `-from-${BRANCH_EPOCH}`;

/** A condition's name where branches leave at another epoch than the essay's: `exact-from-6000`. Others stay as they are. */
export function branchName(condition: string, branchEpoch: number): string {
  return condition.endsWith(ESSAY) ? `${condition.slice(0, -ESSAY.length)}-from-${branchEpoch}` : condition;
}

/** The inverse: the name that the condition has among the built-in ones. */
export function conditionKey(named: string, branchEpoch: number): string {
  const here = `-from-${branchEpoch}`;
  return named.endsWith(here) ? `${named.slice(0, -here.length)}${ESSAY}` : named;
}

/** What is wrong with a name by the essay's epoch where `branchName` gives it another, in words. */
export function epochNotHere(named: string, branchEpoch: number): string {
  return `no '${named}' here, where branches leave at epoch ${branchEpoch}; expected '${branchName(named, branchEpoch)}'`;
}
