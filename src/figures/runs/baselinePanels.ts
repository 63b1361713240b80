import type { Panel } from '../charts/panel';

/** Of a fraction: a line at 1 is seen whole. */
const FRACTION = [0, 1.05] as const;

/** The panels of the essay's baseline figure, in its order, that are measured on the task model alone. */
export const BASELINE_PANELS: readonly Panel[] = [
  {
    id: 'accuracy',
    title: 'Accuracy',
    yTitle: 'share of pairs right',
    scale: 'linear',
    domain: FRACTION,
    format: '.1f',
    series: [
      { column: 'train_accuracy', of: 'training pairs' },
      { column: 'test_accuracy', of: 'test pairs' },
    ],
    guides: [0.95],
  },
  {
    id: 'loss',
    title: 'Loss',
    yTitle: 'cross-entropy (nats)',
    scale: 'log',
    series: [
      { column: 'train_loss', of: 'training pairs' },
      { column: 'test_loss', of: 'test pairs' },
    ],
  },
  {
    id: 'fourier-energy',
    title: 'Fourier energy of the logits',
    yTitle: 'share of logit energy',
    scale: 'linear',
    domain: FRACTION,
    format: '.1f',
    series: [{ column: 'fourier_logit_energy', of: 'all pairs' }],
  },
  {
    id: 'h1-pc1',
    title: 'h1 variance on PC1',
    yTitle: 'share of variance',
    scale: 'linear',
    domain: FRACTION,
    format: '.1f',
    series: [{ column: 'h1_pc1_variance_fraction', of: 'training pairs' }],
    guides: [0.5],
  },
  {
    id: 'h1-participation-ratio',
    title: 'h1 participation ratio',
    yTitle: 'effective dimensions',
    scale: 'linear',
    format: 'd',
    series: [{ column: 'h1_participation_ratio', of: 'training pairs' }],
  },
  {
    id: 'h1-norm',
    title: 'h1 mean norm',
    yTitle: 'L2 norm (activation units)',
    scale: 'linear',
    format: 'd',
    series: [{ column: 'h1_mean_norm', of: 'training pairs' }],
  },
  {
    id: 'weighted-loss',
    title: 'Zipf-weighted training loss',
    yTitle: 'cross-entropy (nats)',
    scale: 'log',
    series: [{ column: 'weighted_loss', of: 'training pairs' }],
  },
];
