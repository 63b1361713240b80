/** Tables that are read together, under one heading. */
export interface Chapter {
  readonly title: string;
  /** Their ids, in order. */
  readonly tables: readonly string[];
}

/** All tables as a story: the essay, section by section; then what drives the collapse; then what its references claim. */
export const chapters: readonly Chapter[] = [
  {
    title: 'A 1-dimensional memorization subspace',
    tables: ['memorization-subspace', 'weight-rank-projection', 'recurrence', 'prior-check'],
  },
  { title: 'Fourier solution contamination', tables: ['ncc-recovery'] },
  {
    title: 'The memorization direction from the loss landscape',
    tables: ['gradient-alignment', 'method-agreement'],
  },
  { title: 'Suppressing the memorization gradient', tables: ['suppression'] },
  {
    title: 'Autonomous discovery',
    tables: ['replay-alignment', 'replay-ncc', 'replay-suppression', 'replay-warning'],
  },
  { title: 'Metacognitive supervision', tables: ['control-properties', 'robustness'] },
  {
    title: 'Ours: what drives the collapse',
    tables: ['rounding', 'mechanism', 'drift', 'dose', 'who-sums-to-zero'],
  },
  {
    title: 'What the references claim',
    tables: ['prior-scaling', 'prior-fidelity', 'steering', 'meta-neurons', 'grounding'],
  },
  { title: 'A map over settings', tables: ['phase-map'] },
];
