import { existsSync } from 'node:fs';
import { type Matrix, matrix } from '../engine/matrix';
import { NotApplicableError } from '../inputError';
import { glpFrechet, SAMPLE_STEPS } from '../metrics/prior/glpFrechet';
import { glpPcaOverlay } from '../metrics/prior/glpPcaOverlay';
import { glpReconstruction } from '../metrics/prior/glpReconstruction';
import { glpResiduals, NOISE_SEEDS } from '../metrics/prior/glpResiduals';
import { readGlpAt } from '../models/glp/glpFile';
import { fitGlpNormaliser } from '../models/glp/glpNormaliser';
import type { GlpPrior } from '../models/glp/glpPrior';
import { withGlpSampler } from '../models/glp/glpSampler';
import { initialGlpParameters } from '../models/glp/initialGlpParameters';
import { forward } from '../models/mlp';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { convergeGlp, convergingRates, type GlpRate } from '../training/glp/convergeGlp';
import { GLP_SEED, type GlpExperimentOptions, glpOptionsFor } from './glpExperiment';
import { glpPaths } from './glpPaths';
import { rounded } from './glpRow';
import { onsetFiles } from './onsetFiles';
import { type PriorSeeds, writePriorCheck } from './priorCheckFile';

export interface PriorCheckOptions extends GlpExperimentOptions {
  /** Default: `convergingRates`. */
  readonly rates?: readonly GlpRate[];
}

/**
 * Takes a prior to convergence on the first onset, and measures it, the run's own prior of that epoch and an untrained
 * one on the training activations there. The converged weights are not kept: they come back byte for byte.
 * @throws NotApplicableError for a run without a collapse, or without a prior at its first onset.
 */
export async function makePriorCheck(run: Run, options: PriorCheckOptions = {}): Promise<void> {
  const { threads, signal, progress, glp = glpOptionsFor(run), rates = convergingRates } = options;
  const [first] = landmarks(run).collapses;
  if (!first)
    throw new NotApplicableError(`run '${run.name}' has no collapse, so no onset to check priors at`);
  if (existsSync(onsetFiles(run).priorCheck)) return;
  const epoch = first.phases.onset;
  const width = run.shape.hidden[1];
  const lagging = readGlpAt(glpPaths(run.paths).priors, epoch, { run: run.hash, width });
  const h1 = rounded(forward(run.parameters(epoch), run.shape, run.data.split.train.pairs).h1);
  const activations = Float32Array.from(h1.data);
  const identity = { options: glp, seed: GLP_SEED, run: run.hash, epoch };
  const steps = rates.reduce((sum, rate) => sum + rate.steps, 0);
  const report = (done: number) => progress?.(done, steps, epoch);
  const converged = await convergeGlp({ ...identity, activations, rates, threads, signal, progress: report });
  const untrained: GlpPrior = {
    ...identity,
    parameters: initialGlpParameters(GLP_SEED, glp.shape),
    normaliser: fitGlpNormaliser(activations, width),
  };
  const found: Measured[] = [];
  for (const prior of [converged, lagging, untrained]) {
    if (signal?.aborted) return;
    found.push(await measured(prior, h1, threads));
  }
  const [one, two, three] = found;
  writePriorCheck(run, {
    epoch,
    seeds: { converged: one.seeds, lagging: two.seeds, untrained: three.seeds },
    plane: {
      real: one.plane.real,
      converged: one.plane.generated,
      lagging: two.plane.generated,
      untrained: three.plane.generated,
    },
  });
}

interface Measured {
  readonly seeds: PriorSeeds;
  readonly plane: ReturnType<typeof glpPcaOverlay>;
}

/** Noise seeds 0 ... 7; the points in the plane are of seed 0. */
function measured(prior: GlpPrior, h1: Matrix, threads?: number): Promise<Measured> {
  return withGlpSampler(
    prior,
    async (sampler) => {
      const reconstructions = (await glpResiduals(sampler, h1)).map((one) => glpReconstruction(h1, one));
      const { generated, halves } = await glpFrechet(sampler, h1, NOISE_SEEDS);
      const sample = await sampler.sample(h1.rows, SAMPLE_STEPS, 0, 'heun');
      return {
        seeds: {
          reconstruction: reconstructions.map(({ raw }) => raw),
          reconstruction_centred: reconstructions.map(({ centred }) => centred),
          frechet_generated: generated,
          frechet_halves: halves,
        },
        plane: glpPcaOverlay(h1, matrix(h1.rows, h1.columns, Float64Array.from(sample))),
      };
    },
    threads,
  );
}
