import type { Condition } from './condition';

const NAMES: readonly string[] = [
  'suppress-gradient',
  'suppress-frozen-glp',
  'suppress-replay',
  'exact-from-20000',
  'suppress-random-1',
];

/** Whether a condition is one of DEFINITIONS' ensemble, which every seed has beside its baseline. */
export function isOfEnsemble({ name }: Pick<Condition, 'name'>): boolean {
  return NAMES.includes(name);
}
