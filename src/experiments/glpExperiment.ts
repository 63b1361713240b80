import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { readHistory, writeHistory } from '../data/history';
import { historyOf, rowsOf } from '../data/historyRows';
import { epochFile } from '../data/runFolder';
import { glpBytes } from '../models/glp/glpFile';
import { canonicalGlp, type GlpOptions } from '../models/glp/glpOptions';
import { type GlpStage, trainGlp } from '../training/trainGlp';
import { committedPriors } from './committedPriors';
import { glpPaths } from './glpPaths';
import { writeGlpResidualRecord } from './glpResidualRecord';
import { type GlpRow, glpRow } from './glpRow';
import { landmarks } from './landmarks';
import { openReplay } from './openReplay';
import type { Run } from './openRun';

export interface GlpExperimentOptions {
  /** Default: `canonicalGlp` at the width of the run's h1. */
  readonly glp?: GlpOptions;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, epoch: number) => void;
}

export const GLP_SEED = 0;

/** Noise seeds: eight where residuals are committed (DEFINITIONS), two on the way. */
const SEEDS_COMMITTED = 8;
const SEEDS_BETWEEN = 2;

/**
 * Trains the prior along the whole run, replaying it, and writes what is committed of it: a row for every 1,000 epochs,
 * residuals at every committed snapshot, weights at two epochs. Takes up an interrupted training; one that came to its
 * end is left as it is.
 * @throws Error when the replay does not repeat the run's committed snapshots byte for byte.
 */
export async function makeGlp(run: Run, options: GlpExperimentOptions = {}): Promise<void> {
  const { threads, signal, progress, glp = glpOptionsFor(run) } = options;
  const paths = glpPaths(run.paths);
  const until = run.snapshots[run.snapshots.length - 1];
  if (existsSync(paths.history) && readHistory(paths.history).epoch.at(-1) === until) return;
  const priors = new Set(committedPriors(landmarks(run)));
  const rows = existsSync(paths.checkpoint)
    ? new Map(rowsOf<GlpRow>(readHistory(paths.history)))
    : new Map<number, GlpRow>();
  const replay = await openReplay(run, threads);
  const onStage = async (stage: GlpStage) => {
    const { epoch } = stage;
    const committed = run.snapshots.includes(epoch);
    const seeds = committed ? SEEDS_COMMITTED : SEEDS_BETWEEN;
    const measured = await glpRow(run, replay.parameters(), stage, seeds);
    rows.set(epoch, measured.row);
    if (committed) {
      const metadata = { epoch: `${epoch}`, run: run.hash, glp_seed: `${GLP_SEED}` };
      writeGlpResidualRecord(join(paths.residuals, epochFile(epoch)), measured, run.data.weights, metadata);
    }
    if (priors.has(epoch)) atomicWrite(join(paths.priors, epochFile(epoch)), glpBytes(stage.prior));
    // Rows after this one, of an attempt that got further, come again.
    const kept = [...rows].filter(([at]) => at <= epoch).sort(([a], [b]) => a - b);
    writeHistory(paths.history, historyOf(kept));
  };
  try {
    await trainGlp({
      options: glp,
      seed: GLP_SEED,
      run: run.hash,
      until,
      activationsAt: (epoch) => replay.activationsAt(epoch),
      threads,
      onStage,
      progress,
      signal,
      checkpoint: paths.checkpoint,
    });
  } finally {
    await replay.close();
  }
}

/** The tables' configuration at the width of a run's h1. */
export function glpOptionsFor({ shape }: Pick<Run, 'shape'>): GlpOptions {
  return { ...canonicalGlp, shape: { ...canonicalGlp.shape, input: shape.hidden[1] } };
}
