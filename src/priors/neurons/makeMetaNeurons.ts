import { existsSync, rmSync } from 'node:fs';
import { concatenate } from '../../metrics/activations/concatenate';
import { hasBoth } from '../../metrics/concepts/concept';
import { askedOf, type Halves, halvesOf } from '../../metrics/concepts/halves';
import { chanceOf, overConcepts, type Probed, probeUnits } from '../../metrics/concepts/probeUnits';
import { probeWhole } from '../../metrics/concepts/probeWhole';
import { classSpectrum } from '../../metrics/fourier/classSpectrum';
import { keyFrequencies } from '../../metrics/fourier/keyFrequencies';
import { mean } from '../../metrics/statistics/mean';
import type { Run } from '../../runs/openRun';
import { activationsAt, momentsOf } from '../scaling/makePriorScaling';
import { MOMENTS, type Moment, PRIOR_LENGTHS, PRIOR_SIZES, type PriorSize } from '../scaling/scalingGrid';
import { scalingPrior } from '../scaling/scalingPrior';
import { type Family, isWhole, neuronFamilies } from './neuronFamilies';
import { type NeuronRow, neuronsFiles, readNeurons, writeNeurons } from './neuronsFile';
import { type NeuronSource, type NeuronUnits, neuronUnits, widestOf } from './neuronUnits';
import { type ConceptName, type PairConcept, pairConcepts } from './pairConcepts';

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
  const { concepts, halves } = questionsOf(run);
  const tasks = MOMENTS.flatMap((moment) => neuronFamilies(sizes).map((family) => ({ moment, family })));
  const rows = readNeurons(files.part);
  for (const [i, { moment, family }] of tasks.entries()) {
    if (rows.some((row) => isOf(row, moment, family))) continue;
    const tell = (share: number) =>
      progress?.(i * concepts.length + Math.floor(share * concepts.length), tasks.length * concepts.length);
    const source = sourceOf(run, moment, { sizes, steps, threads, signal, tell });
    const units = await neuronUnits(family, source);
    if (!units || signal?.aborted) return;
    const found = isWhole(family.kind)
      ? await wholeRows(units, concepts, halves, tell, signal)
      : unitRows(units, concepts, halves);
    if (!found) return;
    rows.push(...found.map((row) => ({ moment, ...family, ...row })));
    writeNeurons(files.part, rows);
    tell(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  writeNeurons(files.whole, rows);
  rmSync(files.part, { force: true });
}

/** What units are asked, and of which pairs. */
function questionsOf(run: Run): { concepts: PairConcept[]; halves: Halves } {
  const { split, weights } = run.data;
  const { train } = activationsAt(run, momentsOf(run).healthy, 'h1');
  const frequencies = keyFrequencies(classSpectrum(train.rows, train.labels, run.shape.p));
  const halves = halvesOf(split.train.labels.length + split.test.labels.length);
  // In a small run a half may have no heavy pair.
  const concepts = pairConcepts(split, weights, frequencies).filter((concept) => {
    const { choosing, judging } = askedOf(halves, concept);
    return hasBoth(concept, choosing) && hasBoth(concept, judging);
  });
  return { concepts, halves };
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

type Told = Omit<NeuronRow, 'moment' | keyof Family>;

/** What is not measured of most families. */
const NONE = {
  chance: Number.NaN,
  chance_high: Number.NaN,
  drawn: Number.NaN,
  drawn_chance: Number.NaN,
  drawn_chance_high: Number.NaN,
  kept: Number.NaN,
  active: Number.NaN,
} as const;
const ALL: ConceptName = { about: 'all', modulus: 0, value: 0 };

function unitRows(
  { units, kept = Number.NaN, active = Number.NaN }: NeuronUnits,
  concepts: readonly PairConcept[],
  halves: Halves,
): Told[] {
  const probed = probeUnits(units, concepts, halves);
  const told = (name: ConceptName, all: Pick<Probed, 'auc' | 'permuted'>, drawn: typeof all): Told => {
    const [chance, chanceDrawn] = [chanceOf(all.permuted), chanceOf(drawn.permuted)];
    return {
      ...NONE,
      ...nameOf(name),
      units: units.columns,
      auc: all.auc,
      chance: chance.mean,
      chance_high: chance.high,
      drawn: drawn.auc,
      drawn_chance: chanceDrawn.mean,
      drawn_chance_high: chanceDrawn.high,
    };
  };
  return [
    ...concepts.map((concept, k) => told(concept, probed.all[k], probed.drawn[k])),
    { ...told(ALL, overConcepts(probed.all), overConcepts(probed.drawn)), kept, active },
  ];
}

/** @returns undefined where it was stopped. */
async function wholeRows(
  { units }: NeuronUnits,
  concepts: readonly PairConcept[],
  halves: Halves,
  tell: (share: number) => void,
  signal?: AbortSignal,
): Promise<Told[] | undefined> {
  const told = (name: ConceptName, auc: number): Told => ({
    ...NONE,
    ...nameOf(name),
    units: units.columns,
    auc,
  });
  const rows: Told[] = [];
  for (const [k, concept] of concepts.entries()) {
    if (signal?.aborted) return undefined;
    rows.push(told(concept, probeWhole(units, concept, askedOf(halves, concept)).auc));
    tell((k + 1) / (concepts.length + 1));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...rows, told(ALL, mean(rows.map(({ auc }) => auc)))];
}

const nameOf = ({ about, modulus, value }: ConceptName): ConceptName => ({ about, modulus, value });

function isOf(row: NeuronRow, moment: Moment, { kind, width, blocks }: Family): boolean {
  return row.moment === moment && row.kind === kind && row.width === width && row.blocks === blocks;
}
