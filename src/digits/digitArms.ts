import type { TfjsLabelGradient } from '../models/tfjsLabelLoss';

/** In what a training differs from the first. */
export interface DigitArm {
  readonly name: DigitArmName;
  /** In charts and tables. */
  readonly label: string;
  readonly labelGradient: TfjsLabelGradient;
  /**
   * Projected out of the gradient that reaches the last hidden layer, from the first step on: PC1 of the first arm at its
   * moment, which is not known before (the essay's frozen directions use the future, too), one drawn by the seed, or
   * (1, ..., 1).
   */
  readonly without?: 'pc1' | 'random' | 'ones';
}

export type DigitArmName = 'as-trained' | 'summed' | 'without-pc1' | 'without-random' | 'without-ones';

/** Each from the same initial weights, on the same images. The first has to be there before `without-pc1`. */
export const DIGIT_ARMS: readonly DigitArm[] = [
  { name: 'as-trained', label: 'as trained', labelGradient: 'subtractive' },
  { name: 'summed', label: 'rows that sum to zero', labelGradient: 'summed' },
  { name: 'without-pc1', label: 'PC1 projected out', labelGradient: 'subtractive', without: 'pc1' },
  { name: 'without-random', label: 'a random direction', labelGradient: 'subtractive', without: 'random' },
  { name: 'without-ones', label: 'all-ones projected out', labelGradient: 'subtractive', without: 'ones' },
];
