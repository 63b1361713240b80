import { existsSync } from 'node:fs';
import { median } from 'simple-statistics';
import { type Matrix, matrix } from '../../engine/matrix';
import { concatenate } from '../../metrics/activations/concatenate';
import { nearestDistances } from '../../metrics/activations/nearestDistances';
import { selectRows } from '../../metrics/algebra/selectRows';
import { mean } from '../../metrics/statistics/mean';
import { type GlpSampler, withGlpSampler } from '../../models/glp/glpSampler';
import { head } from '../../models/mlp';
import type { Run } from '../../runs/openRun';
import { activationsAt } from '../scaling/activationsAt';
import { momentsOf } from '../scaling/momentsOf';
import { PRIOR_SIZES, type PriorSize } from '../scaling/scalingGrid';
import { scalingPrior } from '../scaling/scalingPrior';
import { type Edit, editBasis, edited, editsOf } from './edits';
import { type SteeringPairRow, type SteeringRow, steeringFiles, writeSteering } from './steeringFile';
import {
  meanSoftmax,
  overPairs,
  type SteeringFound,
  type SteeringReference,
  steeringMeasures,
} from './steeringMeasures';
import { controlsOf, type Method, meanChange, toNearest } from './steeringMethods';
import { steeringPairs } from './steeringPairs';

export interface SteeringOptions {
  readonly sizes?: readonly PriorSize[];
  /** Optimiser steps of the priors. */
  readonly steps?: number;
  readonly t0s?: readonly number[];
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Edits, each with all ways back, done and to do. */
  readonly progress?: (done: number, total: number) => void;
}

/** How far towards noise activations are taken before they are integrated back, in 20 Euler steps. */
export const T0S = [0.1, 0.2, 0.3, 0.5, 0.7] as const;
const STEPS = 20;
/** What claims are about. */
export const JUDGED = { strength: 2, t0: 0.3 } as const;
/** Of the prior whose loss judges what the others did. */
const JUDGE_SEED = 1;

/** Pushes h1 of a healthy network and takes it back towards what is real, with priors and without (DEFINITIONS, "steering"). */
export async function makeSteering(run: Run, options: SteeringOptions = {}): Promise<void> {
  const { sizes = PRIOR_SIZES, t0s = T0S, threads, signal, progress, steps } = options;
  if (existsSync(steeringFiles(run).rows)) return;
  const training = { steps, threads, signal };
  const of = (size: PriorSize, seed: number) =>
    scalingPrior(run, { layer: 'h1', moment: 'healthy', size, seed }, training);
  const judge = await of(sizes[sizes.length - 1], JUDGE_SEED);
  if (!judge) return;
  await withGlpSampler(
    judge,
    async (sampler) => {
      const scene = await sceneOf(run, sampler);
      const found: SteeringRow[] = [];
      const pairs: SteeringPairRow[] = [];
      const total = (sizes.length + 1) * scene.edits.length;
      let done = 0;
      const tell = async (
        method: SteeringRow['method'],
        width: number,
        t0: number,
        edit: Edit,
        rows: Matrix,
      ) => {
        const measured = await steeringMeasures(rows, edit.shift, scene.reference);
        const { shift, strength, frequency } = edit;
        found.push({ method, width, t0, shift, strength, frequency, ...overPairs(measured) });
        const isLargest = width === 0 || width === sizes[sizes.length - 1].width;
        const isJudged = strength === JUDGED.strength && (t0 === 0 || t0 === JUDGED.t0);
        if (edit.kind === 'class' && isLargest && isJudged) pairs.push(...pairRows(method, shift, measured));
      };
      const nearest = toNearest(scene.reference.real, scene.reference.own);
      for (const edit of scene.edits) {
        if (signal?.aborted) return;
        const rows = scene.edit(edit);
        await tell('none', 0, 0, edit, rows);
        await tell('nearest', 0, 0, edit, nearest(rows));
        progress?.(++done, total);
      }
      for (const size of sizes) {
        const prior = await of(size, 0);
        if (!prior) return;
        const isLargest = size === sizes[sizes.length - 1];
        await withGlpSampler(
          prior,
          async (own) => {
            const ways = await waysBack(own, t0s, isLargest ? scene : undefined);
            for (const edit of scene.edits) {
              if (signal?.aborted) return;
              const rows = scene.edit(edit);
              for (const { method, t0, back } of ways)
                await tell(method, size.width, t0, edit, await back(rows));
              progress?.(++done, total);
            }
          },
          threads,
        );
      }
      if (!signal?.aborted) writeSteering(run, found, pairs);
    },
    threads,
  );
}

interface Scene {
  readonly train: Matrix;
  /** Test pairs that are edited, two of each sum. */
  readonly unedited: Matrix;
  readonly heldOut: Matrix;
  readonly edits: readonly Edit[];
  readonly edit: (edit: Edit) => Matrix;
  readonly reference: SteeringReference;
}

async function sceneOf(run: Run, judge: GlpSampler): Promise<Scene> {
  const { p } = run.shape;
  const epoch = momentsOf(run).healthy;
  const parameters = run.parameters(epoch);
  const { train, heldOut } = activationsAt(run, epoch, 'h1');
  const chosen = steeringPairs(heldOut.labels, p);
  const unedited = selectRows(heldOut.rows, chosen);
  const labels = Int32Array.from(chosen, (i) => heldOut.labels[i]);
  const basis = editBasis(train, p);
  const real = concatenate([train, heldOut]).rows;
  const own = chosen.map((i) => train.rows.rows + i);
  const lossesOf = (rows: Matrix) => judge.losses(Float32Array.from(rows.data));
  const usualLoss = mean(await lossesOf(unedited));
  return {
    train: train.rows,
    unedited,
    heldOut: heldOut.rows,
    edits: editsOf(basis.map.frequencies),
    edit: (edit) => edited(unedited, labels, edit, basis),
    reference: {
      parameters,
      shape: run.shape,
      labels,
      softmax: meanSoftmax(head(parameters, run.shape, train.rows), train.labels, p),
      real,
      own,
      usual: median(Array.from(nearestDistances(unedited, real, own).distance)),
      losses: async (rows) => (await lossesOf(rows)).map((loss) => loss / usualLoss),
    },
  };
}

interface WayBack {
  readonly method: SteeringRow['method'];
  readonly t0: number;
  readonly back: (rows: Matrix) => Matrix | Promise<Matrix>;
}

/** @param scene where the controls of this prior are wanted, too. */
async function waysBack(sampler: GlpSampler, t0s: readonly number[], scene?: Scene): Promise<WayBack[]> {
  const ways: WayBack[] = [];
  for (const t0 of t0s) {
    const back = async (rows: Matrix) => {
      const out = await sampler.project(Float32Array.from(rows.data), { t0, steps: STEPS });
      return matrix(rows.rows, rows.columns, Float64Array.from(out));
    };
    ways.push({ method: 'prior', t0, back });
    if (!scene) continue;
    const change = meanChange(scene.heldOut, await back(scene.heldOut));
    const controls = controlsOf(scene.train, scene.heldOut, change);
    for (const method of ['pca', 'random', 'shrinkage'] as const)
      ways.push({ method, t0, back: controls[method] as Method });
  }
  return ways;
}

function pairRows(method: SteeringRow['method'], shift: number, found: SteeringFound): SteeringPairRow[] {
  return Array.from(found.answers, (answers, pair) => ({
    method,
    shift,
    pair,
    answers,
    distance: found.distance[pair],
  }));
}
