import { type Condition, EPOCHS, SHORT } from '../conditions/condition';
import { CONDITIONS } from '../conditions/conditionList';
import type { Study } from './study';
import type { OwnCondition } from './studySchema';

type Spans = Pick<Study, 'epochs' | 'shortEpochs'>;

/** The built-in conditions with the ends that a study has, and its own. */
export function studyConditions(own: readonly OwnCondition[], { epochs, shortEpochs }: Spans): Condition[] {
  const ends = new Map([
    [EPOCHS, epochs],
    [SHORT, shortEpochs],
  ]);
  return [
    ...CONDITIONS.map((one) => ({ ...one, epochs: ends.get(one.epochs) ?? one.epochs })),
    ...own.map(
      ({
        name,
        label = name,
        from,
        length,
        label_gradient: labelGradient,
        zipf_exponent: zipfExponent,
        ...differs
      }): Condition => ({
        ...differs,
        name,
        label,
        from,
        epochs: length === 'short' ? shortEpochs : epochs,
        keeps: 'history',
        ...(labelGradient && { labelGradient }),
        ...(zipfExponent !== undefined && { zipfExponent }),
      }),
    ),
  ];
}
