import type { Condition } from '../conditions/condition';
import { GLP_DIRECTION } from '../conditions/directionNames';
import type { Study } from './study';

/**
 * Whether a condition's history has the directions in force beside the prior's: of seeds whose results tables show, and where the
 * prior's is what is projected out. Said by the study, so that a history does not depend on what was made before it.
 */
export function comparesWithPrior(
  { results }: Pick<Study, 'results'>,
  seed: number,
  { suppression }: Pick<Condition, 'suppression'>,
): boolean {
  if (!suppression) return false;
  return results.includes(seed) || isPriors(suppression);
}

const isPriors = (suppression: NonNullable<Condition['suppression']>): boolean =>
  suppression.source === 'file' && suppression.of === 'own' && suppression.file === GLP_DIRECTION;
