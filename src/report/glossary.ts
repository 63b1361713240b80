/** A term of tables, figures and notebooks. */
export interface Term {
  readonly term: string;
  /** At most two lines of a page. */
  readonly meaning: string;
  /** Other ways in which it is written, all lower case. */
  readonly also?: readonly string[];
}

/** The terms there are, from the network to the claims. Rules in full: data/DEFINITIONS.md. */
export const glossary: readonly Term[] = [
  {
    term: 'h1',
    meaning:
      'The penultimate activations, after the ReLU: one row of 128 for each pair (a, b). h0 are those of the layer before.',
    also: ['h0'],
  },
  {
    term: 'heavy pair',
    meaning:
      'A pair that the Zipf-weighted loss weighs heavily. The two heaviest of 2,822 make half of the loss.',
    also: ['heaviest', 'weight rank', 'two heaviest', 'top 2', 'top-2'],
  },
  {
    term: 'NCC',
    meaning:
      'Nearest-centroid accuracy: test pairs go to the sum whose training pairs lie nearest on average. Raw, or with one direction of h1 taken out.',
    also: ['nearest-centroid accuracy', 'centroids'],
  },
  {
    term: 'PC1',
    meaning:
      'The first principal component: the direction in which activations vary most. Its share: how much of their variance lies there.',
    also: ['pc2', 'pc1 variance'],
  },
  {
    term: 'participation ratio',
    meaning:
      'How many directions share the variance: 1 when all of it lies in one, n when n have equal parts.',
    also: ['participation'],
  },
  {
    term: 'accuracy collapse',
    meaning:
      'Test accuracy falls 0.10 below its best, after 1,000 epochs of 0.85 or more. The epoch at which it has is the drop.',
    also: ['collapse', 'collapses', 'drop', 'strict rule', 'strict'],
  },
  {
    term: 'onset',
    meaning:
      'The last row of the history, every 100 epochs, before the drop with accuracy within 0.02 of its best: the model is still right.',
  },
  {
    term: 'build, approach, pre-collapse',
    meaning:
      '3,000, 2,000 and 1,000 epochs before the onset. The essay calls the second peak; nothing peaks there.',
    also: ['build', 'approach', 'pre-collapse'],
  },
  { term: 'collapsed', meaning: 'The first multiple of 1,000 at least 1,000 epochs after the drop.' },
  {
    term: 'geometric cycle',
    meaning:
      'A stretch in which PC1 has more than half of the variance of h1, whatever the accuracy does. Its spike is where that share is largest.',
    also: ['geometric cycles', 'cycle', 'cycles', 'spike'],
  },
  {
    term: 'prior',
    meaning:
      'The generative latent prior (GLP): a small flow-matching network that learns what activations look like, trained along the run.',
    also: ['glp', 'priors'],
  },
  {
    term: 'residual',
    meaning:
      'An activation minus its projection on the prior (noise to t0 = 0.3, then back): what the prior cannot account for.',
    also: ['residuals', 'residual pc1'],
  },
  {
    term: 'memorization direction, m',
    meaning:
      'The direction of h1 that takes over before a collapse: PC1 of residuals at the onset, or of h1 itself, as each table says.',
    also: ['memorization direction', 'along m', '|cos| with m'],
  },
  {
    term: 'effective gradient',
    meaning:
      'The sum over training pairs of loss weight times gradient at h1: where a step of training pushes the activations together.',
    also: ['top-1 % force', 'force along m'],
  },
  {
    term: 'all-ones direction, u',
    meaning:
      'u = (1, …, 1) / √128. Activations after a ReLU are positive and lie near it in any run; without u: of the parts beside it.',
    also: ['all-ones', 'without u', 'without-ones'],
  },
  {
    term: 'projected out',
    meaning:
      'Taken out of the gradient at h1 in the backward pass; the forward pass stays. Frozen: the same direction to the end; else found anew every 100 epochs.',
    also: ['frozen', 'suppression', 'suppressed', 'frozen glp', 'gradient-based'],
  },
  {
    term: 'replay probe',
    meaning:
      'A direction fitted to covariances of h1 alone, to tell from how they drift whether PC1 will rise within 2,000 epochs.',
    also: ['probe', 'replay', 'replay direction'],
  },
  {
    term: 'warning',
    meaning:
      'The probe’s score above the 99 % quantile of quiet training states. Lead: epochs from there to the drop. A false alarm has no rise after it.',
    also: ['warnings', 'false alarms', 'lead'],
  },
  {
    term: 'label gradient',
    meaning:
      'The row of dCE/dlogits of one pair: p for every class, p − 1 for the right one. In exact arithmetic it sums to zero.',
    also: ['label entry', 'row excess'],
  },
  {
    term: 'exact',
    meaning:
      'The label entry as minus the sum of the others, instead of p − 1, whose digits cancel in float32 once p is near 1. Else as trained.',
    also: ['exact arithmetic', 'as trained', 'without the rounding', 'rounding'],
  },
  {
    term: 'unit, 2^-24',
    meaning:
      '6 × 10⁻⁸, between float32 numbers just below 1; p − 1 comes in steps of two. Excesses and drives are counted in it.',
    also: ['2^-24', '2⁻²⁴'],
  },
  {
    term: 'mean logit',
    meaning:
      'The mean of the 97 logits of a pair, or of all. The softmax does not see it, so no loss stops its drift.',
    also: ['mean logits'],
  },
  {
    term: "head's mean column",
    meaning:
      'The mean over classes of the last layer’s weights: the direction of h1 that moves all logits alike. Centred: taken off after a step.',
    also: ['head centred', 'mean column', 'head mean', 'gauge'],
  },
  {
    term: 'drive',
    meaning:
      'A constant added to every logit’s gradient of the two heaviest pairs, in units, with all rows exact: the excess put in by hand.',
    also: ['doses', 'dose'],
  },
  {
    term: 'sign test',
    meaning:
      'Seeds are compared pair by pair; p is how likely as one-sided a split would be by chance. Pairs without a difference are left out.',
    also: ['p, sign test', 'exact sign test'],
  },
  {
    term: 'interval',
    meaning:
      'Of 95 %: between the 2.5 and 97.5 % quantiles of means over seeds drawn anew with repetition (bootstrap, 10,000 draws).',
    also: ['bootstrap'],
  },
  {
    term: 'held, not held, not judged',
    meaning:
      'Whether our runs meet the rule of a claim, which was written before them. Not judged: a run is missing, or has no collapse to judge.',
  },
  {
    term: 'Fréchet distance',
    meaning:
      'How far two clouds of activations are apart, by mean and covariance; over that of two halves of the real ones, 1 is as good as real.',
    also: ['fréchet'],
  },
  {
    term: 'AUC',
    meaning:
      'How well one number tells two groups apart: the chance that a member scores above a non-member. 0.5 is guessing.',
  },
  {
    term: 'meta-neuron',
    meaning: 'A hidden unit of the prior’s own network, read while it looks at activations.',
    also: ['meta-neurons'],
  },
  {
    term: 'caption',
    meaning:
      'Four words of 64 into which a verbaliser puts an activation; a reconstructor turns them back. Grounded: the words mean what they say.',
    also: ['captions', 'words', 'grounds', 'ground'],
  },
  {
    term: 'key rhythm',
    meaning:
      'A frequency of the Fourier transform over sums that carries much of the network’s answer; its phase turns with the sum.',
    also: ['rhythm', 'rhythms', 'key rhythms'],
  },
];
