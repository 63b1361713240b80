import { InputError } from '../inputError';
import type { TaskProblem } from './taskProblem';

/**
 * How dCE/dlogits is computed in float32; in the order of the kernel's `enum LabelGradient` (kernel/labelGradient.h), and
 * as DEFINITIONS has them. q is the softmax, y the label.
 * - `subtractive`: q_y - 1 at the label, as autodiff of log-softmax has it
 * - `summed`: minus the sum of the others there: the same without a cancellation
 * - `centred`: subtractive, then the row's mean taken off every entry
 * - `rescaled`: subtractive at the label, the others scaled so that the row sums to zero
 * - `stochastic`: summed, rounded at the label to multiples of 2^-23 without bias
 * - `mean-only`: summed, and what subtractive would have added to the row's sum spread over all entries
 * - `drive`: summed, and `drive` x 2^-24 / p on every entry
 * - `log1p`: at the label minus the sum of the others' exponentials over the sum of all
 * - `stablemax`: StableMax in the place of the softmax
 */
export const LABEL_GRADIENTS = [
  'subtractive',
  'summed',
  'centred',
  'rescaled',
  'stochastic',
  'mean-only',
  'drive',
  'log1p',
  'stablemax',
] as const;

export type LabelGradient = (typeof LABEL_GRADIENTS)[number];

/** The arithmetic of a training step, where it is not the essay's. */
export interface StepArithmetic {
  readonly labelGradient?: LabelGradient;
  /** Only this many samples of the greatest weight take the label gradient; the rest take `restOf` it. */
  readonly heaviest?: number;
  /** Of `drive`: the sum over a row that is added to it, in units of 2^-24. */
  readonly drive?: number;
  /** Of `stochastic`. */
  readonly seed?: number;
  /** Factor of a penalty log(Z)^2 in the loss. */
  readonly zLoss?: number;
  /** The share of each target that goes to all classes alike. */
  readonly labelSmoothing?: number;
  /** `tf32`: operands of every product are rounded to 10 bits of mantissa first. */
  readonly operands?: 'float32' | 'tf32';
  /** After every so many steps the mean over classes is taken off the head's kernel and bias. */
  readonly gauge?: number;
}

/** An arithmetic, or its label gradient alone. */
export type ArithmeticOrLabelGradient = StepArithmetic | LabelGradient;

export const stepArithmetic = (given: ArithmeticOrLabelGradient): StepArithmetic =>
  typeof given === 'string' ? { labelGradient: given } : given;

/** What knocks the rounding in leaves the rest exact; what knocks it out leaves the rest as trained. */
export function restOf(labelGradient: LabelGradient): LabelGradient {
  return ['subtractive', 'mean-only', 'drive'].includes(labelGradient) ? 'summed' : 'subtractive';
}

/** The label gradient of each sample, `[n]`, by its place in `LABEL_GRADIENTS`; ties in weight go by order. */
export function labelGradientsOf({ weights }: TaskProblem, arithmetic: StepArithmetic): Int32Array {
  const { labelGradient = 'subtractive', heaviest } = arithmetic;
  const own = LABEL_GRADIENTS.indexOf(labelGradient);
  if (heaviest === undefined) return new Int32Array(weights.length).fill(own);
  const order = Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b);
  const kinds = new Int32Array(weights.length).fill(LABEL_GRADIENTS.indexOf(restOf(labelGradient)));
  for (const sample of order.slice(0, heaviest)) kinds[sample] = own;
  return kinds;
}

/** @throws InputError naming what is out of range or does not go together. */
export function checkArithmetic(arithmetic: StepArithmetic): void {
  const { labelGradient = 'subtractive', heaviest, drive, zLoss = 0, labelSmoothing = 0, gauge } = arithmetic;
  if (!LABEL_GRADIENTS.includes(labelGradient)) {
    throw new InputError(
      `label gradient: expected one of ${LABEL_GRADIENTS.join(', ')}, got ${labelGradient}`,
    );
  }
  for (const [name, value] of Object.entries({ heaviest, gauge })) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      throw new InputError(`${name}: expected a positive integer, got ${value}`);
  }
  if ((drive === undefined) !== (labelGradient !== 'drive') || !Number.isFinite(drive ?? 0)) {
    throw new InputError(
      `drive: expected a finite number with the label gradient 'drive', and only there, got ${drive}`,
    );
  }
  if (!(zLoss >= 0 && zLoss < Infinity))
    throw new InputError(`z-loss: expected a number from 0 up, got ${zLoss}`);
  if (!(labelSmoothing >= 0 && labelSmoothing < 1))
    throw new InputError(`label smoothing: expected a number from 0 and below 1, got ${labelSmoothing}`);
  const plain = ['subtractive', 'summed'].includes(labelGradient);
  if ((zLoss > 0 && labelSmoothing > 0) || ((zLoss > 0 || labelSmoothing > 0) && !plain)) {
    throw new InputError(
      'z-loss and label smoothing: expected one of them, with a subtractive or summed label gradient',
    );
  }
}
