import { describe, expect, it } from 'vitest';
import { smallGlp } from '../../src/models/glp/smallGlp';
import { forward } from '../../src/models/mlp';
import { smallPrior } from '../../src/priors/smallPrior';
import { openRun } from '../../src/runs/openRun';
import { convergeGlp } from '../../src/training/glp/convergeGlp';

const run = openRun('baseline');

describe('smallPrior', () => {
  it('is convergeGlp on the activations of the snapshot, the last quarter at a tenth of the rate', async () => {
    const seen: number[] = [];
    const progress = (done: number) => void seen.push(done);
    const found = await smallPrior(run, 25_000, { steps: 20, threads: 1, progress });
    const { h1 } = forward(run.parameters(25_000), run.shape, run.data.split.train.pairs);
    const expected = await convergeGlp({
      options: smallGlp(128),
      seed: 0,
      run: run.hash,
      epoch: 25_000,
      activations: Float32Array.from(h1.data),
      rates: [
        { steps: 15, learningRate: 1e-3 },
        { steps: 5, learningRate: 1e-4 },
      ],
      threads: 1,
    });
    expect(found.prior).toEqual(expected);
    expect(found.losses).toHaveLength(20);
    expect(found.activations.data).toEqual(h1.data.map(Math.fround));
    expect(seen).toEqual([10, 15, 20]);
  });

  it('stops when asked', async () => {
    const stop = new AbortController();
    const { losses } = await smallPrior(run, 25_000, {
      steps: 40,
      threads: 1,
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    expect(losses).toHaveLength(10);
  });

  it('refuses an epoch that is not cached, no steps, and a seed that is none', async () => {
    await expect(smallPrior(run, 25_001)).rejects.toThrow(/snapshots at epoch 25001; it has/);
    for (const steps of [0, -5, 1.5, Number.NaN])
      await expect(smallPrior(run, 25_000, { steps })).rejects.toThrow(
        `steps of a prior: expected a positive integer, got ${steps}`,
      );
    await expect(smallPrior(run, 25_000, { steps: 1, seed: -1 })).rejects.toThrow(
      'a seed must be an integer',
    );
  });
});
