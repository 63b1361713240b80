import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { readHistory, writeHistory } from '../data/history';
import { historyOf, rowsOf } from '../data/historyRows';
import { epochFile } from '../data/runFolder';
import { NotApplicableError } from '../inputError';
import { glpBytes } from '../models/glp/glpFile';
import { batchWithin, canonicalGlp, type GlpOptions } from '../models/glp/glpOptions';
import { openReplay } from '../replay/openReplay';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { type GlpStage, trainGlp } from '../training/glp/trainGlp';
import { committedPriors } from './committedPriors';
import { glpAsides } from './glpAsides';
import { glpPaths } from './glpPaths';
import { writeGlpResidualRecord } from './glpResidualRecord';
import { type GlpRow, glpRow } from './glpRow';

export interface GlpExperimentOptions {
  /** Default: `glpOptionsFor` the run. */
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
 * Trains the prior along the whole run, replaying it, and writes what is committed of it: a row for every 1,000 epochs
 * and for the phases of collapses between them, residuals at every committed snapshot and phase, weights at some epochs.
 * Takes up an interrupted training; of one that came to its end it trains again up to the last phase that is missing.
 * @throws NotApplicableError for a run too short to train a prior on.
 * @throws Error when the replay does not repeat the run's committed snapshots byte for byte.
 */
export async function makeGlp(run: Run, options: GlpExperimentOptions = {}): Promise<void> {
  const { threads, signal, progress, glp = glpOptionsFor(run) } = options;
  const paths = glpPaths(run.paths);
  const marks = landmarks(run);
  const end = run.snapshots.at(-1) ?? run.history.epoch.at(-1) ?? 0;
  if (end < glp.every) {
    const least = `expected at least ${glp.every} epochs, one snapshot to train a prior on`;
    throw new NotApplicableError(`run '${run.name}': ${least}, found ${end}`);
  }
  const asides = glpAsides(marks).filter(
    (epoch) => epoch % glp.every !== 0 && epoch > glp.every && epoch <= end,
  );
  const priors = new Set(committedPriors(run, glp.every));
  const priorFile = (epoch: number) => join(paths.priors, epochFile(epoch));
  const ended = ends(paths.history, Math.floor(end / glp.every) * glp.every);
  const complete =
    ended && [...priors].every((epoch) => epoch % glp.every !== 0 || existsSync(priorFile(epoch)));
  if (complete && (asides.length === 0 || ends(paths.asides, asides.at(-1)))) return;
  // Weights that are missing come from a training of their own: a checkpoint at the end has only the last.
  if (ended && !complete) rmSync(paths.checkpoint, { force: true });
  const checkpoint = complete ? paths.asidesCheckpoint : paths.checkpoint;
  const resumed = existsSync(checkpoint);
  const [onGrid, between] = [paths.history, paths.asides].map((path) => rowFile(path, resumed));
  const until = complete ? (asides.at(-1) ?? end) : end;
  const kept = new Set([...run.snapshots, ...marks.collapses.flatMap(({ phases }) => Object.values(phases))]);
  const replay = await openReplay(run, { threads, signal });
  const onStage = async (stage: GlpStage) => {
    const { epoch } = stage;
    const aside = epoch % glp.every !== 0;
    if (complete && !aside) return;
    const committed = kept.has(epoch);
    const seeds = committed ? SEEDS_COMMITTED : SEEDS_BETWEEN;
    const measured = await glpRow(run, replay.parameters(), stage, seeds);
    if (committed) {
      const metadata = { epoch: `${epoch}`, run: run.hash, glp_seed: `${GLP_SEED}` };
      writeGlpResidualRecord(join(paths.residuals, epochFile(epoch)), measured, run.data.weights, metadata);
    }
    if (priors.has(epoch)) atomicWrite(priorFile(epoch), glpBytes(stage.prior));
    (aside ? between : onGrid)(epoch, measured.row);
  };
  try {
    await trainGlp({
      options: glp,
      seed: GLP_SEED,
      run: run.hash,
      until,
      asides,
      activationsAt: replay.activationsAt,
      threads,
      onStage,
      progress,
      signal,
      checkpoint,
    });
  } finally {
    await replay.close();
  }
}

const ends = (path: string, epoch: number | undefined): boolean =>
  existsSync(path) && readHistory(path).epoch.at(-1) === epoch;

/** Adds to the rows of a file, by epoch; rows after that one, of an attempt that got further, come again. */
function rowFile(path: string, resumed: boolean): (epoch: number, row: GlpRow) => void {
  const rows =
    resumed && existsSync(path) ? new Map(rowsOf<GlpRow>(readHistory(path))) : new Map<number, GlpRow>();
  return (epoch, row) => {
    rows.set(epoch, row);
    const kept = [...rows].filter(([at]) => at <= epoch).sort(([a], [b]) => a - b);
    writeHistory(path, historyOf(kept));
  };
}

/**
 * The tables' configuration at the width of a run's h1; its batch no larger than the training set allows.
 * @throws NotApplicableError for a run of too few training samples for a batch.
 */
export function glpOptionsFor({ name, shape, data }: Pick<Run, 'name' | 'shape' | 'data'>): GlpOptions {
  const samples = data.split.train.labels.length;
  const batch = batchWithin(samples, canonicalGlp.batch);
  if (batch === 0)
    throw new NotApplicableError(
      `run '${name}': expected at least 4 training samples for a prior, found ${samples}`,
    );
  return { ...canonicalGlp, shape: { ...canonicalGlp.shape, input: shape.hidden[1] }, batch };
}
