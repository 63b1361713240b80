import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDirections } from '../../src/data/directionFile';
import { norm } from '../../src/metrics/algebra/norm';
import { canonicalGlp, type GlpOptions } from '../../src/models/glp/glpOptions';
import { frozenGlpDirection } from '../../src/priors/frozenDirections';
import type { Run, RunHistory } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from '../runs/histories';
import { tinyRun } from '../runs/tinyRun';

const small: GlpOptions = {
  ...canonicalGlp,
  shape: { ...canonicalGlp.shape, input: 8, model: 8, mlp: 16, blocks: 1, timeFeatures: 8, timeHidden: 8 },
  batch: 16,
  every: 5_000,
  firstSteps: 20,
  laterSteps: 20,
};
const options = { glp: small, threads: 1 };

/** A tiny run whose history has a spike of h1 PC1 at 10,200. */
async function spiked(): Promise<Run> {
  const run = await tinyRun(temporaryFolder(), 'tiny', {
    epochs: 2_000,
    snapshotEvery: 1_000,
    stateEvery: 2_000,
  });
  const fraction = (epoch: number) => (epoch >= 10_100 && epoch <= 10_300 ? 0.9 : 0.1);
  return { ...run, history: historyOf(12_000, () => 0.5, fraction) as RunHistory };
}

describe('frozenGlpDirection', () => {
  it('is a unit vector of the last snapshot before the spike, once; the same after an interruption', async () => {
    const run = await spiked();
    const file = (await frozenGlpDirection(run, options)) ?? expect.unreachable('it was not stopped');
    const { directions, metadata } = readDirections(file);
    expect([directions.rows, directions.columns, metadata.epoch]).toEqual([1, 8, '10000']);
    expect(norm(directions.data)).toBeCloseTo(1, 6);
    const bytes = readFileSync(file);
    const progress = () => expect.unreachable('nothing is left to train');
    expect(await frozenGlpDirection(run, { ...options, progress })).toBe(file);
    rmSync(file);

    const stop = new AbortController();
    const stopAt = (done: number) => done >= 30 && stop.abort();
    const stopped = await frozenGlpDirection(run, { ...options, signal: stop.signal, progress: stopAt });
    const checkpoint = join(run.paths.checkpoint, 'frozen-direction.safetensors');
    expect([stopped, existsSync(checkpoint)]).toEqual([undefined, true]);
    const left: number[] = [];
    await frozenGlpDirection(run, { ...options, progress: (done) => left.push(done) });
    // The steps done are told while the run is trained again to where it stopped.
    expect(Math.min(...left)).toBe(30);
    expect([readFileSync(file).equals(bytes), existsSync(checkpoint)]).toEqual([true, false]);
  });

  it('refuses a run without a collapse or a cycle', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', { epochs: 40 });
    await expect(frozenGlpDirection(run, options)).rejects.toThrow(
      'neither a collapse nor a geometric cycle',
    );
  });
});
