import { existsSync, rmSync } from 'node:fs';
import { atomicWrite } from '../data/atomicWrite';
import type { Matrix } from '../engine/matrix';
import { hidden } from '../models/mlp';
import { rounded } from '../priors/glpRow';
import { onsetDirection } from '../priors/onsetDirection';
import { momentsOf } from '../priors/scaling/momentsOf';
import { committedSnapshots } from '../runs/committedSnapshots';
import { firstOnset } from '../runs/firstOnset';
import type { Run } from '../runs/openRun';
import { keptAlong } from '../words/keptAlong';
import { verbaliserBytes } from '../words/verbaliserFile';
import type { WordCode } from '../words/wordCode';
import { type AcrossRow, groundingFiles, readGrounding, writeGrounding } from './groundingFile';
import {
  GROUNDING_LENGTHS,
  type GroundingCase,
  type GroundingLengths,
  groundingCases,
  isTaught,
} from './groundingGrid';
import { groundingScene, taughtDictionary } from './groundingScene';
import { madeWords } from './madeWords';

export interface GroundingOptions {
  readonly cases?: readonly GroundingCase[];
  readonly lengths?: GroundingLengths;
  readonly signal?: AbortSignal;
  /** Optimiser steps done and to do, all trainings together. */
  readonly progress?: (done: number, total: number) => void;
}

/** Of the verbalisers that are kept. */
const KEPT_SEED = 0;

/**
 * Trains verbalisers of a run's healthy h1 from three starts, makes k-means codes beside them, measures what their words are worth
 * along the training, and what they keep of h1 at other epochs (DEFINITIONS, "grounding"). Takes up where it was interrupted,
 * training by training. In tfjs' WebAssembly.
 * @throws NotApplicableError as `groundingScene`.
 */
export async function makeGrounding(run: Run, options: GroundingOptions = {}): Promise<void> {
  const { cases = groundingCases(), lengths = GROUNDING_LENGTHS, signal, progress } = options;
  const { whole, part, verbaliser: fileOf } = groundingFiles(run);
  if (existsSync(whole.grounding)) return;
  const scene = groundingScene(run);
  const epochs = epochsAcross(run);
  const rows = readGrounding('grounding', part.grounding);
  const isDone = (one: GroundingCase) =>
    rows.some(({ start, seed }) => start === one.start && seed === one.seed);
  // The rows of a training are written last: what is there without them was cut off in between.
  const across = readGrounding('grounding-across', part['grounding-across']).filter(isDone);
  const stepsOf = ({ start }: GroundingCase) =>
    start === 'k-means' ? 0 : lengths.steps + (isTaught(start) ? lengths.taught : 0);
  const total = cases.reduce((sum, one) => sum + stepsOf(one), 0);
  let done = 0;
  for (const one of cases) {
    const before = done;
    done += stepsOf(one);
    if (isDone(one)) continue;
    if (signal?.aborted) return;
    const made = await untilStopped(signal, () =>
      madeWords(scene, {
        ...one,
        ...lengths,
        signal,
        progress: (steps) => progress?.(before + steps, total),
      }),
    );
    if (!made) return;
    if (made.verbaliser && one.seed === KEPT_SEED) {
      const dictionary = taughtDictionary(scene, one.start);
      const kept = { verbaliser: made.verbaliser, run: run.hash, epoch: scene.epoch, dictionary };
      atomicWrite(fileOf(one.start), verbaliserBytes(kept));
    }
    across.push(...acrossRows(one, made.code, epochs));
    rows.push(...made.rows);
    writeGrounding('grounding-across', part['grounding-across'], across);
    writeGrounding('grounding', part.grounding, rows);
    progress?.(done, total);
  }
  writeGrounding('grounding-across', whole['grounding-across'], across);
  writeGrounding('grounding', whole.grounding, rows);
  for (const file of Object.values(part)) rmSync(file, { force: true });
}

/** @returns undefined where a signal ended the work. */
async function untilStopped<Made>(
  signal: AbortSignal | undefined,
  work: () => Promise<Made>,
): Promise<Made | undefined> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

/** h1 of test pairs at every committed snapshot to the first onset, and the onset's PC1. */
interface Across {
  readonly epochs: ReadonlyMap<number, Matrix>;
  readonly direction: Float64Array;
}

function epochsAcross(run: Run): Across {
  const onset = firstOnset(run);
  const wanted = new Set([...committedSnapshots(run, onset), momentsOf(run)['pre-collapse']]);
  const there = [...wanted].filter((epoch) => run.snapshots.includes(epoch)).sort((a, b) => a - b);
  const { pairs } = run.data.split.test;
  const h1 = (epoch: number) => rounded(hidden(run.parameters(epoch), run.shape, pairs).h1);
  return {
    epochs: new Map(there.map((epoch) => [epoch, h1(epoch)])),
    direction: onsetDirection(run, onset),
  };
}

function acrossRows(one: GroundingCase, code: WordCode, { epochs, direction }: Across): AcrossRow[] {
  return [...epochs].map(([epoch, h1]) => ({ ...one, epoch, ...keptAlong(code, h1, direction) }));
}
