import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import { makePriorScaling, type PriorScalingOptions } from '../../../src/priors/scaling/makePriorScaling';
import { readScaling, scalingFiles, writeScaling } from '../../../src/priors/scaling/scalingFile';
import { optionsOfSize, PRIOR_SIZES, scalingCases } from '../../../src/priors/scaling/scalingGrid';
import type { Run } from '../../../src/runs/openRun';
import { temporaryFolder } from '../../data/temporaryFolder';
import { historyOf } from '../../runs/histories';
import { collapsing, trainedRun } from './collapsingRun';

const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
let trained: Run;
const collapsingRun = () => collapsing(trained);

beforeAll(async () => {
  trained = await trainedRun(root);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true }));

const cases = scalingCases([{ width: 8, blocks: 1 }]);
const small: PriorScalingOptions = { cases, lengths: [2, 4], threads: 1 };

describe('the grid of DEFINITIONS', () => {
  it('has 20 trainings of seed 0, and two more seeds on h1', () => {
    const all = scalingCases();
    expect(all.filter(({ seed }) => seed === 0)).toHaveLength(20);
    expect(all.filter(({ layer, seed }) => layer === 'h1' && seed > 0)).toHaveLength(20);
    expect(all).toHaveLength(40);
  });

  it('ends with the canonical prior', () => {
    expect(optionsOfSize(PRIOR_SIZES[4], 128)).toEqual(canonicalGlp);
  });
});

describe('makePriorScaling', () => {
  it('measures every prior of the grid, at both moments and layers, with its compute', async () => {
    const run = collapsingRun();
    await makePriorScaling(run, small);
    const rows = readScaling(scalingFiles(run).whole);
    expect(rows).toHaveLength(2 * cases.length);
    expect(new Set(rows.map(({ epoch }) => epoch))).toEqual(new Set([20_000, 21_000]));
    for (const row of rows) {
      expect(row.compute).toBe(6 * row.parameters * canonicalGlp.batch * row.steps);
      for (const [name, value] of Object.entries(row)) expect(value, name).not.toBeNaN();
    }
    expect(existsSync(scalingFiles(run).part)).toBe(false);
  }, 120_000);

  it('takes up where it was interrupted: the same bytes, on two threads', async () => {
    const [whole, cut] = [collapsingRun(), collapsingRun()];
    await makePriorScaling(whole, small);
    const stop = new AbortController();
    const progress = (done: number) => done >= 10 && stop.abort();
    await makePriorScaling(cut, { ...small, signal: stop.signal, progress });
    expect(existsSync(scalingFiles(cut).whole)).toBe(false);
    const before = readScaling(scalingFiles(cut).part).length;
    expect(before).toBeGreaterThan(0);
    await makePriorScaling(cut, { ...small, threads: 2 });
    expect(readFileSync(scalingFiles(cut).whole)).toEqual(readFileSync(scalingFiles(whole).whole));
  }, 120_000);

  it('refuses a run without a collapse, and one without a snapshot there', async () => {
    const run = collapsingRun();
    const calm = { ...run, history: historyOf(23_000, () => 0.99) };
    await expect(makePriorScaling(calm, small)).rejects.toThrow("run 'tiny' has no collapse");
    const bare = { ...run, snapshots: [20_000], states: [] };
    await expect(makePriorScaling(bare, small)).rejects.toThrow('expected a snapshot at 21000, found none');
  });
});

describe('readScaling', () => {
  it('gives back what was written, and nothing for no file', () => {
    const file = join(temporaryFolder(), 'scaling.arrow');
    expect(readScaling(file)).toEqual([]);
    const row = {
      layer: 'h1',
      moment: 'pre-collapse',
      epoch: 24_700,
      width: 16,
      blocks: 1,
      seed: 2,
      steps: 250,
      parameters: 9_000,
      compute: 1.5e10,
      loss_train: 1.1,
      loss_held_out: 1.2,
      reconstruction_centred: 0.9,
      frechet_ratio: 3.1,
      residual_cos: 0.4,
      residual_cos_without_ones: 0.1,
      ncc_recovered: -0.02,
    } as const;
    writeScaling(file, [row]);
    expect(readScaling(file)).toEqual([row]);
  });
});
