import type { LabelGradient } from '../../../engine/stepArithmetic';
import { InputError } from '../../../inputError';

/** What is projected out of the backward pass. An angle, in degrees, names a direction of the plane of PC1 and PC2. */
export type Projected = 'none' | 'gradient' | 'prior' | 'random' | number;

/** What a reader sets for a stretch of training. */
export interface Settings {
  readonly labelGradient: Extract<LabelGradient, 'subtractive' | 'summed'>;
  readonly projected: Projected;
  readonly zipfExponent: number;
  readonly weightDecay: number;
}

/** As the essay's run has them. */
export const asTrained: Settings = {
  labelGradient: 'subtractive',
  projected: 'none',
  zipfExponent: 1.5,
  weightDecay: 1,
};

/** The range of each number; beyond it there is nothing to see. */
export const RANGES = { zipfExponent: [0, 4], weightDecay: [0, 10] } as const;

const NAMED = ['none', 'gradient', 'prior', 'random'];

/**
 * Settings as they are, where they can be trained with.
 * @throws InputError naming what was expected and what came.
 */
export function checkSettings(settings: Settings): Settings {
  const { labelGradient, projected } = settings;
  if (labelGradient !== 'subtractive' && labelGradient !== 'summed')
    throw new InputError(`label gradient: expected subtractive or summed, got '${labelGradient}'`);
  if (typeof projected === 'number' ? !(projected >= 0 && projected < 360) : !NAMED.includes(projected))
    throw new InputError(
      `projected out: expected ${NAMED.join(', ')} or an angle from 0 and below 360, got '${projected}'`,
    );
  for (const [name, words] of [
    ['zipfExponent', 'Zipf exponent'],
    ['weightDecay', 'weight decay'],
  ] as const) {
    const [least, most] = RANGES[name];
    const value = settings[name];
    if (!(value >= least && value <= most))
      throw new InputError(
        `${words}: expected a number from ${least} to ${most}, got ${Number.isNaN(value) ? 'none' : value}`,
      );
  }
  return settings;
}
