import type { LabelGradient } from '../engine/stepArithmetic';
import { type Condition, EPOCHS, SHORT } from './condition';

const short = { from: 'branch', epochs: SHORT, keeps: 'history' } as const;
const branched = (name: string): string => `${name}-from-20000`;

/** The samples that two thirds of the weight lie on. */
const TWO = { heaviest: 2 } as const;

const plain = (labelGradient: LabelGradient): Condition => ({
  ...short,
  name: branched(labelGradient),
  label: labelGradient,
  labelGradient,
});

/** A drive that stands in for the rounding, in units of 2^-24 a row. */
export const DRIVES = [0.25, 0.5, 1, 2, 8] as const;

/** The bias of the label gradient's rounding knocked out, or what it drives held back (DEFINITIONS "Label gradients"). */
export const KNOCKED_OUT: readonly Condition[] = [
  {
    name: 'exact',
    label: 'exact, from 0',
    from: 'start',
    epochs: EPOCHS,
    keeps: 'snapshot',
    labelGradient: 'summed',
  },
  {
    name: branched('exact'),
    label: 'exact, from the branch',
    from: 'branch',
    epochs: EPOCHS,
    keeps: 'state',
    labelGradient: 'summed',
  },
  ...(['centred', 'rescaled', 'stochastic', 'log1p'] as const).map(plain),
  {
    ...short,
    name: branched('exact-for-2'),
    label: 'exact for the two heaviest',
    labelGradient: 'summed',
    step: TWO,
  },
  { ...short, name: branched('gauge-1'), label: 'head centred every step', step: { gauge: 1 } },
  { ...short, name: branched('gauge-100'), label: 'head centred every 100 steps', step: { gauge: 100 } },
  { ...short, name: branched('z-loss-1e-6'), label: 'z-loss 1e-6', step: { z_loss: 1e-6 } },
  plain('stablemax'),
];

/** The same bias knocked in, all else exact. */
export const KNOCKED_IN: readonly Condition[] = [
  {
    ...short,
    name: branched('as-trained-for-2'),
    label: 'as trained for the two heaviest only',
    labelGradient: 'subtractive',
    step: TWO,
  },
  ...DRIVES.map(
    (drive): Condition => ({
      ...short,
      // The threshold is predicted from the end of the run that is driven least.
      ...(drive === DRIVES[0] && ({ keeps: 'state', ofEverySeed: true } as const)),
      name: branched(`drive-${drive}-for-2`),
      label: `exact, drive ${drive} on the two`,
      labelGradient: 'drive',
      step: { ...TWO, drive },
    }),
  ),
  { ...plain('mean-only'), label: 'exact, mean part of the rounding' },
];

/** Less precision, the bias as it is. */
export const COARSER: readonly Condition[] = [
  { ...short, name: branched('tf32'), label: 'operands of 10 bits', step: { operands: 'tf32' } },
];

const branches = [...KNOCKED_OUT, ...KNOCKED_IN, ...COARSER];

/** Some of them from the first step on: their runs never saw another arithmetic. */
export const FROM_START: readonly Condition[] = [
  'centred',
  'exact-for-2',
  'gauge-1',
  'as-trained-for-2',
  'tf32',
].flatMap((name) =>
  branches
    .filter((one) => one.name === branched(name))
    .map((one): Condition => ({ ...one, name, label: `${one.label}, from 0`, from: 'start' })),
);

export const ARITHMETIC_CONDITIONS: readonly Condition[] = [...branches, ...FROM_START];
