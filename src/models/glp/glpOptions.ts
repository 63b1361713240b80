import type { GlpShape } from '../../engine/glp/glpShape';
import { checkGlpShape } from '../../engine/glp/glpShape';
import type { AdamWOptions } from '../../engine/taskProblem';
import { InputError } from '../../inputError';

/**
 * Every constant of the generative latent prior. Architecture and flow matching after arXiv 2602.06964 (code
 * g-luo/generative_latent_prior), at the essay's size; the canonical one has RMSNorm for LayerNorm, time added to the stream,
 * no biases, a normaliser for each snapshot. What can be left out is left out there, so that its files stay what they are.
 */
export interface GlpOptions {
  readonly shape: GlpShape;
  readonly batch: number;
  readonly adamw: AdamWOptions;
  /** Largest global norm of a gradient. */
  readonly clipNorm: number;
  /** Task epochs between two snapshots that the prior is trained on; the first one is at `every`. */
  readonly every: number;
  /** Optimiser steps on the first snapshot. */
  readonly firstSteps: number;
  /** Optimiser steps on each later one: few, so that the prior lags behind the run. */
  readonly laterSteps: number;
  /** Whose activations the normaliser is fitted to: `each` snapshot's own (where left out), or for all the `first` one's. */
  readonly normaliser?: (typeof NORMALISERS)[number];
  /** How its samplers project where they are not told; t0 = 0.3 in 5 steps where left out. */
  readonly projection?: GlpProjection;
}

/** A way onto a prior's manifold: noise to t0, 0 < t0 <= 1, and as many integration steps back. */
export interface GlpProjection {
  readonly t0: number;
  readonly steps: number;
}

const NORMALISERS = ['each', 'first'] as const;

/** The configuration that the tables use. */
export const canonicalGlp: GlpOptions = {
  shape: {
    input: 128,
    model: 256,
    mlp: 512,
    blocks: 3,
    timeFeatures: 64,
    timeHidden: 256,
    timeScale: 1000,
    timePeriod: 10_000,
    normEpsilon: 1e-6,
  },
  batch: 256,
  adamw: { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
  clipNorm: 1,
  every: 1000,
  firstSteps: 2000,
  laterSteps: 200,
};

/** The largest batch up to `most` that so many samples allow: the engine takes multiples of 4. 0 for fewer than 4. */
export const batchWithin = (samples: number, most: number): number => Math.min(most, samples - (samples % 4));

/** @throws InputError naming the option that makes no sense. */
export function checkGlpOptions(options: GlpOptions): void {
  checkGlpShape(options.shape);
  for (const name of ['batch', 'every', 'firstSteps', 'laterSteps'] as const) {
    if (!Number.isSafeInteger(options[name]) || options[name] < 1) {
      throw new InputError(`GLP ${name}: expected a positive integer, got ${options[name]}`);
    }
  }
  const { learningRate, epsilon, weightDecay } = options.adamw;
  const positive = { clipNorm: options.clipNorm, learningRate, epsilon };
  for (const [name, value] of Object.entries(positive)) {
    if (!(value > 0 && value < Infinity)) {
      throw new InputError(`GLP ${name}: expected a finite number above 0, got ${value}`);
    }
  }
  if (!(weightDecay >= 0 && weightDecay < Infinity)) {
    throw new InputError(`GLP weightDecay: expected a finite number from 0 up, got ${weightDecay}`);
  }
  const { normaliser = 'each', projection } = options;
  if (!NORMALISERS.includes(normaliser))
    throw new InputError(`GLP normaliser: expected ${NORMALISERS.join(' or ')}, got ${normaliser}`);
  if (projection) checkProjection(projection);
}

/** @throws InputError for a time outside 0 < t0 <= 1, or no whole number of steps from 1 up. */
export function checkProjection({ t0, steps }: GlpProjection): void {
  if (!(t0 > 0 && t0 <= 1)) throw new InputError(`t0: expected a time above 0 and up to 1, got ${t0}`);
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw new InputError(`integration steps: expected at least 1, got ${steps}`);
  }
}
