import { openBackend } from '../../compute/openBackend';
import { type Matrix, matrix } from '../../engine/matrix';
import { multiplyTransposed } from '../../engine/multiply';
import { covariance } from '../../metrics/algebra/covariance';
import { randomDirections } from '../../metrics/algebra/randomDirections';
import { pca } from '../../metrics/components/pca';
import { glpResiduals } from '../../metrics/prior/glpResiduals';
import { glpInsides } from '../../models/glp/glpInsides';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { withGlpSampler } from '../../models/glp/glpSampler';
import { keptByCode, meanActive, sparseCode } from '../../models/sparseAutoencoder';
import { trainSparseAutoencoder } from '../../training/autoencoder/trainSparseAutoencoder';
import type { PriorSize } from '../scaling/scalingGrid';
import { type Family, gatesOf } from './neuronFamilies';

/** What units are made of. */
export interface NeuronSource {
  /** h1 of the training pairs [n x d], of the test pairs [m x d], and of both, one after the other. */
  readonly train: Matrix;
  readonly heldOut: Matrix;
  readonly all: Matrix;
  /** How wide an autoencoder is, and how many random directions there are: DEFINITIONS give no number for these. */
  readonly wide: number;
  /** A prior of these activations; undefined where its training was stopped. */
  readonly priorOf: (size: PriorSize) => Promise<GlpPrior | undefined>;
  /** Optimiser steps of the autoencoder. */
  readonly steps: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/** The units of a family on all pairs. */
export interface NeuronUnits {
  /** [n + m x u]. */
  readonly units: Matrix;
  /** Of an autoencoder: the share of the variance of the test pairs' h1 that it gives back, and the directions that one of them uses. */
  readonly kept?: number;
  readonly active?: number;
}

/** Time at which a prior is looked into, its input without noise (DEFINITIONS, "meta-neurons"). */
const TIME = 0.1;
/** Of a nudge along h, over its length. */
const NUDGE = 0.01;
const SEED = 0;

/**
 * The units of a family. Gates are taken after their nonlinearity; an input without noise is h1 itself, normalised, not scaled down as
 * t would have it; a nudge makes h1 longer by a hundredth of its length.
 * @returns undefined where it was stopped.
 */
export async function neuronUnits(family: Family, source: NeuronSource): Promise<NeuronUnits | undefined> {
  const { train, all, wide, priorOf } = source;
  switch (family.kind) {
    case 'raw':
    case 'raw-whole':
      return { units: all };
    case 'components':
      return { units: multiplyTransposed(all, pca(covariance(train)).components) };
    case 'random':
      return { units: multiplyTransposed(all, randomDirections(wide, all.columns, SEED)) };
    case 'autoencoder':
      return autoencoderUnits(source);
    default: {
      const prior = await priorOf(family);
      return prior && { units: await unitsOfPrior(family.kind, prior, source) };
    }
  }
}

async function unitsOfPrior(
  kind: Exclude<Family['kind'], 'raw' | 'raw-whole' | 'components' | 'random' | 'autoencoder'>,
  prior: GlpPrior,
  { all, threads }: NeuronSource,
): Promise<Matrix> {
  if (kind === 'residual-whole') return meanResidual(prior, all, threads);
  if (kind === 'nudge-whole') return nudged(prior, all);
  return glpInsides(prior, all, TIME)[kind];
}

/** The mean of the residuals over the noise seeds, [n x d]. */
async function meanResidual(prior: GlpPrior, h: Matrix, threads?: number): Promise<Matrix> {
  const residuals = await withGlpSampler(prior, (sampler) => glpResiduals(sampler, h), threads);
  const sum = matrix(h.rows, h.columns);
  for (const { data } of residuals) {
    for (let i = 0; i < data.length; i++) sum.data[i] += data[i] / residuals.length;
  }
  return sum;
}

/** How the velocity changes when h becomes longer by a hundredth, in its own direction: [n x d], normalised units. */
function nudged(prior: GlpPrior, h: Matrix): Matrix {
  const longer = matrix(
    h.rows,
    h.columns,
    h.data.map((x) => (1 + NUDGE) * x),
  );
  const before = glpInsides(prior, h, TIME).velocity;
  const after = glpInsides(prior, longer, TIME).velocity;
  return matrix(
    h.rows,
    h.columns,
    after.data.map((v, i) => v - before.data[i]),
  );
}

async function autoencoderUnits(source: NeuronSource): Promise<NeuronUnits | undefined> {
  const { train, heldOut, all, wide: units, steps, signal, progress } = source;
  await openBackend('wasm');
  const found = await trainSparseAutoencoder(train, { units, steps, seed: SEED, signal, progress });
  if (!found) return undefined;
  return {
    units: sparseCode(found, all),
    kept: keptByCode(found, heldOut),
    active: meanActive(sparseCode(found, heldOut)),
  };
}

/** How wide an autoencoder beside priors of these sizes is: as the gates of the largest. */
export const widestOf = (sizes: readonly PriorSize[]): number => gatesOf(sizes[sizes.length - 1]);
