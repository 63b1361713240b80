import type { Condition } from '../conditions/condition';
import { MADE_BY } from '../conditions/directionNames';
import { donorName } from '../study/donorName';
import type { Study } from '../study/study';
import { leftOut } from './leftOut';

/** Why a baseline can have no run of a condition: the direction for it is left out; undefined where nothing is known against it. */
export function cannotHave(study: Study, baseline: string, { suppression }: Condition): string | undefined {
  if (suppression?.source !== 'file') return undefined;
  const from = suppression.of === 'own' ? baseline : donorName(study, baseline);
  const experiment = MADE_BY[suppression.file];
  return from === undefined || experiment === undefined ? undefined : leftOut(study, from, experiment);
}
