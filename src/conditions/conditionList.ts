import { ARITHMETIC_CONDITIONS } from './arithmeticConditions';
import type { Condition } from './condition';
import { OPTIMISER_CONDITIONS } from './optimiserConditions';
import { SUPPRESSED_CONDITIONS } from './suppressedConditions';

/** All conditions but the baseline itself, in the order of the tables. */
export const CONDITIONS: readonly Condition[] = [
  ...SUPPRESSED_CONDITIONS,
  ...ARITHMETIC_CONDITIONS,
  ...OPTIMISER_CONDITIONS,
];
