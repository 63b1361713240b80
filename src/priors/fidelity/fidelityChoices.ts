import type { GlpOptions, GlpProjection } from '../../models/glp/glpOptions';

/**
 * What a prior can have as the public code of arXiv 2602.06964 has it, one thing at a time and all together, as columns of
 * files name them by number (DEFINITIONS, "prior-fidelity").
 */
export const CHOICES = [
  'canonical',
  'time',
  'normaliser',
  'layer norm',
  'projection',
  'all together',
] as const;
export type FidelityChoice = (typeof CHOICES)[number];

/** The projection there: from half way to noise, in 20 steps. */
export const FAR_PROJECTION: GlpProjection = { t0: 0.5, steps: 20 };

/** One training, and the choices that are read off it. */
export interface FidelityTraining {
  readonly name: string;
  readonly options: (canonical: GlpOptions) => GlpOptions;
  /** Each with how it projects. */
  readonly measured: readonly { readonly choice: FidelityChoice; readonly projection: GlpProjection }[];
}

const NEAR: GlpProjection = { t0: 0.3, steps: 5 };

/**
 * Time multiplies the stream in every block: there a linear map of its embedding, one a block, multiplies the block's gate
 * before its SiLU, and time is added nowhere. The projection changes no training: it is read off the canonical prior's.
 */
export const FIDELITY_TRAININGS: readonly FidelityTraining[] = [
  {
    name: 'canonical',
    options: (glp) => glp,
    measured: [
      { choice: 'canonical', projection: NEAR },
      { choice: 'projection', projection: FAR_PROJECTION },
    ],
  },
  {
    name: 'time',
    options: (glp) => ({ ...glp, shape: { ...glp.shape, time: 'multiplied' } }),
    measured: [{ choice: 'time', projection: NEAR }],
  },
  {
    name: 'normaliser',
    options: (glp) => ({ ...glp, normaliser: 'first' }),
    measured: [{ choice: 'normaliser', projection: NEAR }],
  },
  {
    name: 'layer-norm',
    options: (glp) => ({ ...glp, shape: { ...glp.shape, norm: 'layer' } }),
    measured: [{ choice: 'layer norm', projection: NEAR }],
  },
  {
    name: 'all-together',
    options: (glp) => ({
      ...glp,
      shape: { ...glp.shape, time: 'multiplied', norm: 'layer' },
      normaliser: 'first',
      projection: FAR_PROJECTION,
    }),
    measured: [{ choice: 'all together', projection: FAR_PROJECTION }],
  },
];
