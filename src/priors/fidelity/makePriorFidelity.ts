import { existsSync, rmSync } from 'node:fs';
import { matrix } from '../../engine/matrix';
import { NotApplicableError } from '../../inputError';
import { glpMetrics } from '../../metrics/prior/glpMetrics';
import { glpResiduals } from '../../metrics/prior/glpResiduals';
import type { GlpSampler } from '../../models/glp/glpSampler';
import { landmarks, PHASES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { glpStages } from '../../training/glp/glpStages';
import { trainGlp } from '../../training/glp/trainGlp';
import { GLP_SEED, type GlpExperimentOptions, glpOptionsFor } from '../glpExperiment';
import { FIDELITY_TRAININGS } from './fidelityChoices';
import {
  type FidelityMeasures,
  type FidelityRow,
  fidelityFiles,
  readFidelity,
  writeFidelity,
} from './fidelityFile';
import { replayedOnce } from './replayedOnce';

export interface PriorFidelityOptions extends Omit<GlpExperimentOptions, 'progress'> {
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Trains a prior for each choice along a replay of the run, as the canonical one, to its first onset, and measures its residuals
 * at the phases up to there (DEFINITIONS, "prior-fidelity"). Takes up where it was interrupted, within a training too; the same
 * bytes for any thread count.
 * @throws NotApplicableError for a run without a collapse.
 * @throws Error when the replay does not repeat the run's committed snapshots byte for byte.
 */
export async function makePriorFidelity(run: Run, options: PriorFidelityOptions = {}): Promise<void> {
  const { threads, signal, progress, glp = glpOptionsFor(run) } = options;
  const files = fidelityFiles(run);
  if (existsSync(files.whole)) return;
  const phases = phasesToOnset(run, glp.every);
  const [until] = [...phases.keys()].slice(-1);
  const asides = [...phases.keys()];
  const epochs = glpStages(glp, until, asides).map(({ epoch }) => epoch);
  const replay = replayedOnce(run, epochs, { threads, signal });
  let rows = readFidelity(files.part);
  try {
    for (const [i, { name, options: change, measured }] of FIDELITY_TRAININGS.entries()) {
      const checkpoint = files.checkpoint(name);
      const isDone = measured.every(
        ({ choice }) => rows.filter((row) => row.choice === choice).length === phases.size,
      );
      if (!isDone) {
        await trainGlp({
          options: change(glp),
          seed: GLP_SEED,
          run: run.hash,
          until,
          asides,
          activationsAt: replay.at,
          threads,
          signal,
          progress: (done, total) => progress?.(i * total + done, FIDELITY_TRAININGS.length * total),
          checkpoint,
          onStage: async ({ epoch, sampler, activations }) => {
            const phase = phases.get(epoch);
            if (!phase) return;
            for (const { choice, projection } of measured) {
              const of = sampler.projecting(projection);
              const row: FidelityRow = { choice, phase, epoch, ...(await measure(run, of, activations)) };
              rows = [...rows.filter((old) => old.choice !== choice || old.phase !== phase), row];
            }
            writeFidelity(files.part, rows);
          },
        });
        if (signal?.aborted) return;
      }
      rmSync(checkpoint, { force: true });
    }
  } finally {
    await replay.close();
  }
  writeFidelity(files.whole, rows);
  rmSync(files.part, { force: true });
}

/** The phases up to the first onset that a prior can be looked at, by epoch, the onset last. */
function phasesToOnset(run: Run, every: number): ReadonlyMap<number, (typeof PHASES)[number]> {
  const [first] = landmarks(run).collapses;
  if (!first)
    throw new NotApplicableError(`run '${run.name}' has no collapse, so no onset to train priors up to`);
  const { phases } = first;
  const isThere = (epoch: number) => epoch >= every && epoch <= phases.onset;
  return new Map(PHASES.filter((phase) => isThere(phases[phase])).map((phase) => [phases[phase], phase]));
}

/** @param activations h1 of the training samples, float32 `[n, n1]`. */
async function measure(
  { data }: Pick<Run, 'data'>,
  sampler: GlpSampler,
  activations: Float32Array,
): Promise<FidelityMeasures> {
  const n = data.weights.length;
  const h1 = matrix(n, activations.length / n, Float64Array.from(activations));
  const metrics = glpMetrics(await glpResiduals(sampler, h1), h1, data.weights);
  const { projections, topCosine, topAlignment } = metrics;
  return {
    top2_cosine: topCosine.mean,
    top2_cosine_sd: topCosine.deviation,
    cos_top2_pc1: topAlignment.mean,
    cos_top2_pc1_sd: topAlignment.deviation,
    residual_pc1_variance: metrics.component.fraction,
    reconstruction_centred: metrics.reconstruction.centred.mean,
    projection_top2: projections.top2.mean,
    projection_top5: projections.top5.mean,
    projection_top10: projections.top10.mean,
    projection_top28: projections.top28.mean,
    projection_all: projections.all.mean,
  };
}
