import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../src/data/filesUnder';
import { readHistory } from '../../src/data/history';
import { epochFile, epochsIn } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { InputError, NotApplicableError } from '../../src/inputError';
import { canonicalGlp, type GlpOptions } from '../../src/models/glp/glpOptions';
import { glpOptionsFor, makeGlp } from '../../src/priors/glpExperiment';
import { readGlpHistory } from '../../src/priors/glpHistory';
import { glpPaths } from '../../src/priors/glpPaths';
import { priorResiduals } from '../../src/priors/priorResiduals';
import { reproduceGlp } from '../../src/priors/reproduceGlp';
import { residualRecordAt } from '../../src/priors/residualRecordAt';
import { writtenPrior } from '../../src/priors/writtenPrior';
import { openRunFolder, type Run } from '../../src/runs/openRun';
import { essayConfig } from '../../src/training/runConfig';
import { trainRun } from '../../src/training/trainRun';
import { historyOf } from '../runs/histories';

const folder = mkdtempSync(join(tmpdir(), 'glp-experiment-'));
const small: GlpOptions = {
  ...canonicalGlp,
  shape: { ...canonicalGlp.shape, input: 16, model: 16, mlp: 16, blocks: 1, timeFeatures: 8, timeHidden: 16 },
  batch: 16,
  every: 20,
  firstSteps: 20,
  laterSteps: 10,
};
let run: Run;

beforeAll(async () => {
  const config = { ...essayConfig(3), task: { ...essayConfig(3).task, p: 13 }, hidden: [16, 16] as const };
  await trainRun(join(folder, 'run'), config, {
    epochs: 60,
    threads: 1,
    snapshotEvery: 20,
    historyEvery: 20,
  });
  run = openRunFolder(join(folder, 'run'));
  await makeGlp(run, { glp: small, threads: 1 });
});

afterAll(() => rmSync(folder, { recursive: true }));

const hashes = (of: Run) => {
  const root = join(of.paths.folder, 'glp');
  return Object.fromEntries(filesUnder(root).map((file) => [file, sha256(readFileSync(join(root, file)))]));
};

describe('makeGlp', () => {
  it('measures the prior at every snapshot it was trained on', () => {
    const at = readGlpHistory(run);
    for (const epoch of [20, 40, 60]) {
      const row = at(epoch);
      expect(row.noise_seeds).toBe(8);
      expect(row.novelty_gap).toBeCloseTo(row.novelty_test - row.novelty_train, 12);
      expect(Math.abs(row.top2_cosine)).toBeLessThanOrEqual(1);
    }
    expect(() => at(30)).toThrow(InputError);
  });

  it('keeps residuals whose direction is a unit vector and whose means agree with the samples', () => {
    const { direction, projection, byRank, norm } = residualRecordAt(run, 60);
    expect(direction.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
    const mean = projection.reduce((sum, x) => sum + x, 0) / projection.length;
    expect(byRank.data[4]).toBeCloseTo(mean, 4);
    expect(norm.every((length, i) => length >= Math.abs(projection[i]) - 1e-4)).toBe(true);
  });

  it('gives the same bytes again, on two threads and after an interruption', async () => {
    const again = join(folder, 'again');
    const moved = { ...run, paths: { ...run.paths, folder: again } };
    const stop = new AbortController();
    await makeGlp(moved, {
      glp: small,
      threads: 2,
      signal: stop.signal,
      progress: (done) => done >= 30 && stop.abort(),
    });
    await makeGlp(moved, { glp: small, threads: 2 });
    expect(hashes(moved)).toEqual(hashes(run));
  });

  it('leaves a prior that came to its end as it is, with or without its checkpoint', async () => {
    const before = hashes(run);
    rmSync(glpPaths(run.paths).checkpoint, { force: true });
    const progress = () => expect.unreachable('nothing is left to train');
    await makeGlp(run, { glp: small, threads: 1, progress });
    expect(hashes(run)).toEqual(before);
  });

  it('keeps of a run without a collapse the last weights, and makes them where they alone are missing', async () => {
    const { priors } = glpPaths(run.paths);
    expect(epochsIn(priors)).toEqual([60]);
    expect(writtenPrior(run).map((line) => line.replace(/^.*\/glp\//, ''))).toEqual([
      'history.arrow: 3 epochs',
      'residuals: residuals at 3 epochs',
      'priors: weights at 60, the last: the run has no collapse',
    ]);
    const before = hashes(run);
    rmSync(priors, { recursive: true });
    await makeGlp(run, { glp: small, threads: 1 });
    expect(hashes(run)).toEqual(before);
  });

  it('has the canonical batch where there are samples for it, else the largest that they allow', () => {
    const of = (samples: number) =>
      glpOptionsFor({ ...run, data: { ...run.data, split: { ...run.data.split, train: trainOf(samples) } } });
    const trainOf = (samples: number) => ({ ...run.data.split.train, labels: new Int32Array(samples) });
    expect([2822, 256, 255, 50, 4].map((samples) => of(samples).batch)).toEqual([256, 256, 252, 48, 4]);
    expect(of(2822)).toEqual({
      ...canonicalGlp,
      shape: { ...canonicalGlp.shape, input: run.shape.hidden[1] },
    });
    expect(() => of(3)).toThrow(NotApplicableError);
  });

  it('is not for a run too short to train a prior on', async () => {
    const short = { ...small, every: 1_000 };
    await expect(makeGlp(run, { glp: short, threads: 1 })).rejects.toThrow(NotApplicableError);
  });

  it('refuses a run whose snapshots are not those of its config', async () => {
    const other = openRunFolder(join(folder, 'run'));
    const changed = {
      ...other,
      config: { ...other.config, adamw: { ...other.config.adamw, epsilon: 1e-6 } },
    };
    const elsewhere = { ...changed, paths: { ...changed.paths, folder: join(folder, 'elsewhere') } };
    await expect(makeGlp(elsewhere, { glp: small, threads: 1 })).rejects.toThrow('gave other bytes');
  });
});

describe('makeGlp about a collapse', () => {
  const coarse: GlpOptions = { ...small, every: 1_000 };
  /** As the run, but with snapshots at whole thousands. */
  const long = async (where: string): Promise<Run> => {
    const config = { ...essayConfig(3), task: { ...essayConfig(3).task, p: 13 }, hidden: [16, 16] as const };
    const options = { epochs: 3_300, threads: 1, snapshotEvery: 1_000, historyEvery: 100 };
    await trainRun(where, config, options);
    return { ...openRunFolder(where), history: historyOf(3_300, (epoch) => (epoch < 3_200 ? 0.99 : 0.6)) };
  };

  it('looks at its phases between the snapshots, too, and adds them to a prior that lacks them', async () => {
    const collapsing = await long(join(folder, 'collapsing'));
    await makeGlp(collapsing, { glp: coarse, threads: 1 });
    const { asides, residuals, history } = glpPaths(collapsing.paths);
    expect([...readHistory(history).epoch]).toEqual([1_000, 2_000, 3_000]);
    expect([...readHistory(asides).epoch]).toEqual([1_100, 2_100, 3_100]);
    expect(readGlpHistory(collapsing)(3_100).noise_seeds).toBe(8);
    expect(epochsIn(residuals)).toEqual([1_000, 1_100, 2_000, 2_100, 3_000, 3_100]);

    const made = hashes(collapsing);
    rmSync(asides);
    for (const epoch of [1_100, 2_100, 3_100]) rmSync(join(residuals, epochFile(epoch)));
    const stop = new AbortController();
    const progress = (done: number) => done >= 35 && stop.abort();
    await makeGlp(collapsing, { glp: coarse, threads: 1, signal: stop.signal, progress });
    expect([...readHistory(asides).epoch]).toEqual([1_100]);
    await makeGlp(collapsing, { glp: coarse, threads: 1 });
    expect(hashes(collapsing)).toEqual(made);
  });
});

describe('priorResiduals', () => {
  it('names the epochs that have a prior when asked for another', async () => {
    await expect(priorResiduals(run, 40)).rejects.toThrow(/expected a prior at epoch 40, found 60/);
  });
});

describe('reproduceGlp', () => {
  it('finds every file the same', async () => {
    expect(await reproduceGlp(run, { glp: small, threads: 1 })).toEqual({
      equal: Object.keys(hashes(run)).length,
    });
  });

  it('names the first file that differs', async () => {
    const found = await reproduceGlp(run, { glp: { ...small, laterSteps: 11 }, threads: 1 });
    expect(found.difference).toMatch(
      /^glp\/history\.arrow: committed SHA-256 [0-9a-f]{64}, made [0-9a-f]{64}$/,
    );
  });
});
