import { existsSync, rmSync } from 'node:fs';
import { NotApplicableError } from '../../inputError';
import { covariance } from '../../metrics/algebra/covariance';
import { leadingComponent } from '../../metrics/components/leadingComponent';
import { hidden } from '../../models/mlp';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { rounded } from '../glpRow';
import { measuredPriors } from './measuredPriors';
import { readScaling, type ScalingRow, scalingFiles, writeScaling } from './scalingFile';
import { type Layer, type Moment, PRIOR_LENGTHS, type ScalingCase, scalingCases } from './scalingGrid';
import type { ScalingActivations } from './scalingMeasures';

export interface PriorScalingOptions {
  readonly cases?: readonly ScalingCase[];
  readonly lengths?: readonly number[];
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Trains priors of five sizes on a run's hidden activations, healthy and before its first collapse, and measures each after five
 * lengths of training (DEFINITIONS, "prior-scaling"). Takes up where it was interrupted, training by training; the same bytes for
 * any thread count.
 * @throws NotApplicableError for a run without a collapse, or without a snapshot at one of the two epochs.
 */
export async function makePriorScaling(run: Run, options: PriorScalingOptions = {}): Promise<void> {
  const { cases = scalingCases(), lengths = PRIOR_LENGTHS, threads, signal, progress } = options;
  const files = scalingFiles(run);
  if (existsSync(files.whole)) return;
  const epochs = momentsOf(run);
  const known = new Map<string, ScalingActivations>();
  const activationsOf = (layer: Layer, moment: Moment): ScalingActivations => {
    const name = `${layer} ${moment}`;
    const found = known.get(name) ?? activationsAt(run, epochs[moment], layer);
    known.set(name, found);
    return found;
  };
  const rows = readScaling(files.part);
  const last = lengths.at(-1) ?? 0;
  const total = cases.length * last;
  for (const [i, one] of cases.entries()) {
    const { layer, moment, size, seed } = one;
    if (rows.filter((row) => isOf(row, one)).length === lengths.length) continue;
    const found: ScalingRow[] = [];
    const priors = measuredPriors(activationsOf(layer, moment), {
      size,
      seed,
      lengths,
      origin: { run: run.hash, epoch: epochs[moment] },
      threads,
      signal,
      progress: (done) => progress?.(i * last + done, total),
    });
    for await (const { prior: _, ...measured } of priors)
      found.push({ layer, moment, epoch: epochs[moment], ...measured });
    if (found.length < lengths.length) return;
    rows.push(...found);
    writeScaling(files.part, rows);
  }
  writeScaling(files.whole, rows);
  rmSync(files.part, { force: true });
}

/** The two epochs, both with a snapshot. */
export function momentsOf(run: Run): Record<Moment, number> {
  const [first] = landmarks(run).collapses;
  if (!first) throw new NotApplicableError(`run '${run.name}' has no collapse, so no activations before one`);
  const epochs = { healthy: studyOf(run).branchEpoch, 'pre-collapse': first.phases.preCollapse };
  for (const epoch of Object.values(epochs)) {
    if (!run.snapshots.includes(epoch) && !run.states.includes(epoch))
      throw new NotApplicableError(`run '${run.name}': expected a snapshot at ${epoch}, found none`);
  }
  return epochs;
}

/**
 * A layer's activations over training and test pairs, as priors see them, with PC1 of the former.
 * @throws InputError when no snapshot lies at the epoch.
 * @example
 * import { activationsAt, openRun } from 'activation-supervision';
 * const { train, heldOut } = activationsAt(openRun('baseline'), 20_000, 'h1');
 * [train.rows.rows, heldOut.rows.rows]; // => [2822, 6587]
 */
export function activationsAt(run: Run, epoch: number, layer: Layer): ScalingActivations {
  const { train, test } = run.data.split;
  const parameters = run.parameters(epoch);
  const of = ({ pairs, labels }: typeof train) => ({
    rows: rounded(hidden(parameters, run.shape, pairs)[layer]),
    labels,
  });
  const trained = of(train);
  return {
    train: trained,
    heldOut: of(test),
    classes: run.shape.p,
    direction: leadingComponent(covariance(trained.rows)).direction,
  };
}

function isOf(row: ScalingRow, { layer, moment, size, seed }: ScalingCase): boolean {
  const { width, blocks } = size;
  return (
    row.layer === layer &&
    row.moment === moment &&
    row.width === width &&
    row.blocks === blocks &&
    row.seed === seed
  );
}
