/** A kind of files that runs keep. */
export interface CheckpointKind {
  readonly title: string;
  /** What a file of it is. */
  readonly about: string;
  /** Folders of a run, or names of files at its top, that hold it. */
  readonly kinds: readonly string[];
}

/** In the order of the page. */
export const checkpointKinds: readonly CheckpointKind[] = [
  {
    title: 'Full states',
    about: 'Parameters, both moments of AdamW and the step: training goes on from here.',
    kinds: ['states'],
  },
  { title: 'Snapshots', about: 'The parameters alone.', kinds: ['snapshots'] },
  {
    title: 'Priors',
    about: 'A generative latent prior, trained along the run up to that epoch.',
    kinds: ['glp/priors'],
  },
  {
    title: 'Words about activations',
    about: 'Networks that put activations into words, and what was measured of them: notebook 11.',
    kinds: ['words'],
  },
  { title: 'Directions', about: 'Unit vectors of h1 that other runs project out.', kinds: ['directions'] },
  {
    title: 'Residuals, covariances, windows',
    about:
      'Measured along the run: what the prior cannot account for; the covariance of h1; 3,000 epochs before each onset.',
    kinds: ['glp/residuals', 'covariances', 'windows', 'windows/by-thousand', 'glp', 'glp/by-thousand'],
  },
  {
    title: 'Histories',
    about: 'Accuracies, losses and the geometry of h1, every 100 epochs.',
    kinds: ['history'],
  },
];
