import { existsSync, rmSync } from 'node:fs';
import { concatenate } from '../../metrics/activations/concatenate';
import type { Run } from '../../runs/openRun';
import { activationsAt } from '../scaling/activationsAt';
import { momentsOf } from '../scaling/momentsOf';
import { MOMENTS, type Moment, PRIOR_LENGTHS, PRIOR_SIZES, type PriorSize } from '../scaling/scalingGrid';
import { scalingPrior } from '../scaling/scalingPrior';
import { type Family, neuronFamilies } from './neuronFamilies';
import { neuronQuestions } from './neuronQuestions';
import { type NeuronRow, neuronsFiles, readNeurons, writeNeurons } from './neuronsFile';
import { type NeuronSource, neuronUnits, widestOf } from './neuronUnits';
import { toldBy } from './toldBy';

export interface MetaNeuronsOptions {
  readonly sizes?: readonly PriorSize[];
  /** Optimiser steps of the priors and of the autoencoder. */
  readonly steps?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Concepts that a family was asked, of all of all families. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * What single units of a run's h1 tell of its pairs, healthy and before its first collapse: raw ones, components, random directions, the
 * gates of priors of five sizes, an autoencoder's; and what h1, the residual and the velocity's response to a nudge tell as wholes
 * (DEFINITIONS, "meta-neurons"). Key frequencies and halves are the same at both moments. Takes up where it was interrupted, family
 * by family.
 * @throws NotApplicableError for a run without a collapse, or without a snapshot at one of the two epochs.
 */
export async function makeMetaNeurons(run: Run, options: MetaNeuronsOptions = {}): Promise<void> {
  const { sizes = PRIOR_SIZES, steps = Number(PRIOR_LENGTHS.at(-1)), threads, signal, progress } = options;
  const files = neuronsFiles(run);
  if (existsSync(files.whole)) return;
  const questions = neuronQuestions(run);
  const tasks = MOMENTS.flatMap((moment) => neuronFamilies(sizes).map((family) => ({ moment, family })));
  const rows = readNeurons(files.part);
  for (const [i, { moment, family }] of tasks.entries()) {
    if (rows.some((row) => isOf(row, moment, family))) continue;
    const tell = (share: number) =>
      progress?.(
        i * questions.concepts.length + Math.floor(share * questions.concepts.length),
        tasks.length * questions.concepts.length,
      );
    const source = sourceOf(run, moment, { sizes, steps, threads, signal, tell });
    const units = await neuronUnits(family, source);
    if (!units || signal?.aborted) return;
    const found = await toldBy(family.kind, units, questions, { tell, signal });
    if (!found) return;
    rows.push(...found.map((row) => ({ moment, ...family, ...row })));
    writeNeurons(files.part, rows);
    tell(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  writeNeurons(files.whole, rows);
  rmSync(files.part, { force: true });
}

interface SourceOptions extends Required<Pick<MetaNeuronsOptions, 'sizes' | 'steps'>> {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly tell: (share: number) => void;
}

function sourceOf(run: Run, moment: Moment, { sizes, tell, ...training }: SourceOptions): NeuronSource {
  const { train, heldOut } = activationsAt(run, momentsOf(run)[moment], 'h1');
  const { steps, threads, signal } = training;
  return {
    train: train.rows,
    heldOut: heldOut.rows,
    all: concatenate([train, heldOut]).rows,
    wide: widestOf(sizes),
    priorOf: ({ width, blocks }) =>
      scalingPrior(
        run,
        { layer: 'h1', moment, size: { width, blocks }, seed: 0 },
        { ...training, progress: (done) => tell(done / (steps + 1)) },
      ),
    steps,
    threads,
    signal,
    progress: (done, total) => tell(done / (total + 1)),
  };
}

function isOf(row: NeuronRow, moment: Moment, { kind, width, blocks }: Family): boolean {
  return row.moment === moment && row.kind === kind && row.width === width && row.blocks === blocks;
}
