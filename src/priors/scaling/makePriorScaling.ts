import { existsSync, rmSync } from 'node:fs';
import type { Run } from '../../runs/openRun';
import { activationsAt } from './activationsAt';
import { measuredPriors } from './measuredPriors';
import { momentsOf } from './momentsOf';
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
