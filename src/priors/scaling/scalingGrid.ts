import { canonicalGlp, type GlpOptions } from '../../models/glp/glpOptions';

/** One size of prior: the width of its residual stream, half that of its blocks, and how many of these. */
export interface PriorSize {
  readonly width: number;
  readonly blocks: number;
}

/** From the smallest to the canonical one (DEFINITIONS, "prior-scaling"). */
export const PRIOR_SIZES: readonly PriorSize[] = [
  { width: 16, blocks: 1 },
  { width: 32, blocks: 1 },
  { width: 64, blocks: 2 },
  { width: 128, blocks: 2 },
  { width: 256, blocks: 3 },
];

/** Optimiser steps after which each is looked at. */
export const PRIOR_LENGTHS: readonly number[] = [250, 500, 1_000, 2_000, 4_000];

/** The layers whose activations priors are trained on, as columns of files name them by number. */
export const LAYERS = ['h0', 'h1'] as const;
export type Layer = (typeof LAYERS)[number];

/** The moments of a run, likewise. */
export const MOMENTS = ['healthy', 'pre-collapse'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What one training is of. */
export interface ScalingCase {
  readonly layer: Layer;
  readonly moment: Moment;
  readonly size: PriorSize;
  readonly seed: number;
}

/** Seeds of the trainings on h1; on h0 the first alone. */
const SEEDS = [0, 1, 2];

/** All trainings, the smallest first: five lengths of each are looked at. */
export function scalingCases(sizes = PRIOR_SIZES): ScalingCase[] {
  return sizes.flatMap((size) =>
    LAYERS.flatMap((layer) =>
      MOMENTS.flatMap((moment) =>
        SEEDS.filter((seed) => layer === 'h1' || seed === 0).map((seed) => ({ layer, moment, size, seed })),
      ),
    ),
  );
}

/** The canonical prior at another size, for activations of a width. */
export function optionsOfSize({ width, blocks }: PriorSize, input: number): GlpOptions {
  const shape = { ...canonicalGlp.shape, input, model: width, mlp: 2 * width, timeHidden: width, blocks };
  return { ...canonicalGlp, shape };
}
