import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atomicWrite } from '../../src/data/atomicWrite';
import { epochFile } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { matrix } from '../../src/engine/matrix';
import { glpFrechet } from '../../src/metrics/prior/glpFrechet';
import { glpPcaOverlay } from '../../src/metrics/prior/glpPcaOverlay';
import { glpBytes } from '../../src/models/glp/glpFile';
import { fitGlpNormaliser } from '../../src/models/glp/glpNormaliser';
import { canonicalGlp, type GlpOptions } from '../../src/models/glp/glpOptions';
import type { GlpPrior } from '../../src/models/glp/glpPrior';
import { withGlpSampler } from '../../src/models/glp/glpSampler';
import { initialGlpParameters } from '../../src/models/glp/initialGlpParameters';
import { forward } from '../../src/models/mlp';
import { glpPaths } from '../../src/priors/glpPaths';
import { rounded } from '../../src/priors/glpRow';
import { onsetFiles } from '../../src/priors/onsetFiles';
import { makePriorCheck } from '../../src/priors/priorCheck';
import { CHECKED_PRIORS, readPriorCheck } from '../../src/priors/priorCheckFile';
import { openRun, type Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

const root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
const ONSET = 2_000;
const glp: GlpOptions = {
  ...canonicalGlp,
  shape: { ...canonicalGlp.shape, input: 8, model: 16, mlp: 16, blocks: 1, timeFeatures: 8, timeHidden: 16 },
  batch: 16,
};
const rates = [{ steps: 20, learningRate: 1e-3 }];

let trained: Run;

beforeAll(async () => {
  trained = await tinyRun(root, 'tiny', { epochs: ONSET, snapshotEvery: 500, historyEvery: 500 });
});
afterAll(() => rmSync(root, { recursive: true }));

/** A tiny run whose made-up collapse has its onset at 2,000, with a prior of that epoch; its own folder each time. */
function collapsingRun(): { run: Run; prior: GlpPrior; h1: ReturnType<typeof rounded> } {
  const run = {
    ...trained,
    paths: { ...trained.paths, folder: temporaryFolder() },
    history: historyOf(3_000, (epoch) => (epoch > ONSET ? 0.5 : 0.99)),
  };
  const h1 = rounded(forward(run.parameters(ONSET), run.shape, run.data.split.train.pairs).h1);
  const prior: GlpPrior = {
    options: glp,
    parameters: initialGlpParameters(5, glp.shape),
    normaliser: fitGlpNormaliser(Float32Array.from(h1.data), 8),
    seed: 5,
    epoch: ONSET,
    run: run.hash,
  };
  atomicWrite(join(glpPaths(run.paths).priors, epochFile(ONSET)), glpBytes(prior));
  return { run, prior, h1 };
}

describe('makePriorCheck', () => {
  it('measures three priors at the first onset over 8 seeds, the cached one as it is', async () => {
    const { run, prior, h1 } = collapsingRun();
    await makePriorCheck(run, { glp, rates, threads: 1 });
    const { epoch, seeds, plane } = readPriorCheck(run);
    expect(epoch).toBe(ONSET);
    for (const name of CHECKED_PRIORS) {
      for (const values of Object.values(seeds[name])) expect(values).toHaveLength(8);
      expect(plane[name].x).toHaveLength(h1.rows);
    }
    await withGlpSampler(prior, async (sampler) => {
      const { generated, halves } = await glpFrechet(sampler, h1);
      expect(seeds.lagging.frechet_generated).toEqual(generated);
      expect(seeds.converged.frechet_halves).toEqual(halves);
      const sample = matrix(h1.rows, 8, Float64Array.from(await sampler.sample(h1.rows, 20, 0, 'heun')));
      const overlay = glpPcaOverlay(h1, sample);
      expect(plane.lagging.y).toEqual(overlay.generated.y.map(Math.fround));
      expect(plane.real.x).toEqual(overlay.real.x.map(Math.fround));
    });
  });

  it('keeps what is cached, and gives the same bytes again on two threads', async () => {
    const { run } = collapsingRun();
    const { priorCheck, priorCheckPlane } = onsetFiles(run);
    const hashes = () => [priorCheck, priorCheckPlane].map((file) => sha256(readFileSync(file)));
    await makePriorCheck(run, { glp, rates, threads: 1 });
    const first = hashes();
    await makePriorCheck(run, { glp, rates: [], threads: 1 });
    expect(hashes()).toEqual(first);
    rmSync(priorCheck);
    await makePriorCheck(run, { glp, rates, threads: 2 });
    expect(hashes()).toEqual(first);
  });

  it('writes nothing when it is interrupted', async () => {
    const { run } = collapsingRun();
    const stop = new AbortController();
    const progress = (done: number) => done >= 10 && stop.abort();
    await makePriorCheck(run, { glp, rates, threads: 1, signal: stop.signal, progress });
    expect(existsSync(onsetFiles(run).priorCheck)).toBe(false);
  });

  it('refuses a run without a collapse, or without a prior at its onset', async () => {
    const { run } = collapsingRun();
    const calm = { ...run, history: historyOf(3_000, () => 0.99) };
    await expect(makePriorCheck(calm, { glp, rates })).rejects.toThrow("run 'tiny' has no collapse");
    rmSync(glpPaths(run.paths).priors, { recursive: true });
    await expect(makePriorCheck(run, { glp, rates })).rejects.toThrow(
      'expected a prior at epoch 2000, found none',
    );
  });
});

describe('readPriorCheck', () => {
  it('refuses a run that was not checked, naming the command', () => {
    const { run } = collapsingRun();
    expect(() => readPriorCheck(run)).toThrow(
      /prior-check.arrow: no such file; make it with .*experiment prior-check --run/,
    );
  });

  it('has the check of the baseline at its first onset', () => {
    const { epoch, seeds, plane } = readPriorCheck(openRun('baseline'));
    expect(epoch).toBe(25_700);
    expect(plane.real.x).toHaveLength(2_822);
    // The halves are the same for each prior: they are of the real activations.
    expect(seeds.lagging.frechet_halves).toEqual(seeds.converged.frechet_halves);
  });
});
