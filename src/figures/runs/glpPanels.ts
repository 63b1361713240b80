import type { Panel } from '../charts/panel';

/** The panels of the essay's baseline figure that its prior fills, in its order; one point every 1,000 epochs. */
export const GLP_PANELS: readonly Panel[] = [
  {
    id: 'novelty',
    title: 'Mean novelty',
    yTitle: 'L2 norm (activation units)',
    scale: 'linear',
    format: '.1f',
    series: [
      { column: 'novelty_train', of: 'training pairs' },
      { column: 'novelty_test', of: 'test pairs' },
    ],
  },
  {
    id: 'novelty-gap',
    title: 'Novelty gap, test − train',
    yTitle: 'activation units',
    scale: 'linear',
    format: '.2f',
    series: [{ column: 'novelty_gap', of: 'all pairs' }],
    guides: [0],
  },
  {
    id: 'novelty-weight',
    title: 'Novelty against Zipf weight',
    yTitle: "Spearman's ρ",
    scale: 'linear',
    format: '.2f',
    series: [{ column: 'novelty_weight_spearman', of: 'training pairs' }],
    guides: [0],
  },
  {
    id: 'novelty-loss',
    title: 'Novelty against test loss',
    yTitle: "Spearman's ρ",
    scale: 'linear',
    format: '.2f',
    series: [{ column: 'novelty_test_loss_spearman', of: 'test pairs' }],
    guides: [0],
  },
  {
    id: 'reconstruction',
    title: 'Reconstruction by the prior',
    yTitle: 'mean cosine',
    scale: 'linear',
    format: '.3f',
    series: [{ column: 'reconstruction', of: 'training pairs' }],
  },
];
