import type { Cut } from './charts/slide';

/** Figures that are too dense to be projected, and what a slide shows of each. */
export const slideCuts: Readonly<Record<string, Cut>> = {
  'baseline-dynamics': {
    text: 'The baseline: it groks, collapses, and groks again',
    subtitle: 'Shaded: h1 PC1 holds more than half of the variance. Dashed: accuracy collapses.',
    panels: ['accuracy', 'h1-pc1'],
  },
  'gradient-windows': {
    text: 'The effective gradient along the memorization direction',
    subtitle: 'Cosine with m, h1 PC1 at the onset; below 0, descent pushes h1 along m.',
    panels: ['Collapse 1, before onset', 'Collapse 1, healthy control'],
  },
  'one-collapse': {
    text: 'One collapse, and the names of its phases',
    subtitle: 'Shaded: h1 PC1 holds more than half of the variance.',
    panels: ['one collapse'],
  },
  'number-line': {
    text: 'p on the float32 number line',
    subtitle: 'Lines: float32 numbers below 1. Full: those that 1 / (a sum above 1) can be.',
    panels: ['Heaviest pair', 'Second heaviest'],
  },
  excess: {
    text: 'What is left over, and what it does',
    subtitle: 'Where p − 1 reads 0, all of 1 − p is left over, and pulls every logit down.',
    panels: ['Left over, heaviest pair', 'Mean logit'],
  },
  drift: {
    text: 'Logits that drift together before the first collapse',
    subtitle: 'Left: mean logit of a sample. Right: push along m, h1 PC1 at the onset.',
    panels: ['Collapse 1: mean logit', 'Collapse 1: push along m, by part'],
  },
  rounding: {
    text: 'What float32 makes of the label gradient',
    subtitle: 'Every 50 epochs before the first collapse; m is h1 PC1 at its onset.',
    panels: ['Collapse 1: heaviest sample', 'Collapse 1: along m'],
  },
  mechanism: {
    text: 'The bias of the rounding, knocked out and knocked in',
    subtitle: 'Two of seven seeds that nobody had seen when the rules were written.',
    panels: ['seed 45', 'seed 46'],
    width: 165,
  },
  'suppression-dynamics': {
    text: 'With the effective gradient projected out',
    subtitle: 'Full line: from here on it is projected out of dL/dh1. Dashed: accuracy collapses.',
    panels: ['accuracy', 'h1-pc1'],
  },
  conditions: {
    text: 'What ends the collapses',
    subtitle: 'Right: from the full line on, no rounding of the label gradient. Dashed: collapses.',
    panels: ['baseline', 'exact, from the branch'],
  },
  'prior-scaling': {
    text: 'A prior with more compute',
    subtitle:
      'Loss on h1 of test pairs. Dashed: training pairs. Grey: power law of the cheapest at each loss.',
    panels: ['loss, healthy'],
  },
  'replay-scores': {
    text: 'A probe of healthy states warns before accuracy drops',
    subtitle: 'Points: first score above the threshold; bars: to the drop. Dashed: training ends.',
    panels: ['The warning'],
  },
  'replay-suppression-dynamics': {
    text: 'With the replay direction projected out',
    subtitle: 'Full line: from here on it is projected out of dL/dh1. Dashed: accuracy collapses.',
    panels: ['accuracy', 'h1-pc1'],
  },
  robustness: {
    text: 'Another seed: a direction projected out, or no rounding',
    subtitle:
      'From the full line on; left a seed that the direction does not help. Dashed: collapses; triangles: cycles.',
    panels: ['frozen GLP, seed 43', 'exact, from the branch, seed 43'],
  },
  'ten-seeds': {
    text: 'Ten seeds, as trained and without the rounding',
    subtitle: 'A strip a seed; colour: test accuracy. Ticks: collapses. Right: exact from 20,000 on.',
    panels: ['as trained', 'exact, from the branch'],
    // A bin of 500 epochs is one px wide: no blurred edges.
    width: 200,
  },
};
