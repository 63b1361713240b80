import { type Condition, SHORT } from './condition';

const short = { from: 'branch', epochs: SHORT, keeps: 'history' } as const;

const LESS_DECAY = { weightDecay: 0.3 } as const;

/** A drive as in `DRIVES`, where the decay that works against it is smaller. */
export const DRIVES_AT_LESS_DECAY = [0.15, 0.3, 0.6] as const;

/** Runs with another setting of AdamW, or with smoothed labels. */
export const OPTIMISER_CONDITIONS: readonly Condition[] = [
  {
    ...short,
    keeps: 'snapshot',
    name: 'epsilon-1e-12-from-20000',
    label: 'ε = 1e-12',
    adamw: { epsilon: 1e-12 },
  },
  {
    ...short,
    keeps: 'snapshot',
    name: 'exact-epsilon-1e-12-from-20000',
    label: 'exact, ε = 1e-12',
    labelGradient: 'summed',
    adamw: { epsilon: 1e-12 },
  },
  { ...short, name: 'epsilon-1e-6-from-20000', label: 'ε = 1e-6', adamw: { epsilon: 1e-6 } },
  { ...short, name: 'beta2-0.99-from-20000', label: 'β2 = 0.99', adamw: { beta2: 0.99 } },
  { ...short, name: 'beta2-0.9999-from-20000', label: 'β2 = 0.9999', adamw: { beta2: 0.9999 } },
  {
    ...short,
    name: 'learning-rate-5e-4-from-20000',
    label: 'learning rate 5e-4',
    adamw: { learningRate: 5e-4 },
  },
  { ...short, name: 'weight-decay-0.3-from-20000', label: 'weight decay 0.3', adamw: LESS_DECAY },
  ...DRIVES_AT_LESS_DECAY.map(
    (drive): Condition => ({
      ...short,
      // The threshold is predicted from the end of the run that is driven least.
      ...(drive === DRIVES_AT_LESS_DECAY[0] && ({ keeps: 'state', ofEverySeed: true } as const)),
      name: `drive-${drive}-for-2-weight-decay-0.3-from-20000`,
      label: `weight decay 0.3, exact, drive ${drive} on the two`,
      labelGradient: 'drive',
      step: { heaviest: 2, drive },
      adamw: LESS_DECAY,
    }),
  ),
  {
    ...short,
    name: 'label-smoothing-0.001-from-20000',
    label: 'label smoothing 0.1 %',
    step: { label_smoothing: 0.001 },
  },
];
