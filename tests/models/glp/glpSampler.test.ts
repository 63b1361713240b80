import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { fitGlpNormaliser } from '../../../src/models/glp/glpNormaliser';
import type { GlpPrior } from '../../../src/models/glp/glpPrior';
import { GlpSampler, withGlpSampler } from '../../../src/models/glp/glpSampler';
import { smallGlp, someActivations, someState } from './glpFixtures';

const WIDTH = 16;
const activations = someActivations();
const normaliser = fitGlpNormaliser(activations, WIDTH);
const prior: GlpPrior = {
  options: smallGlp,
  parameters: someState().parameters,
  normaliser,
  seed: 0,
  epoch: 1000,
  run: 'x',
};

/** The exact velocity of standard normal data in every dimension. */
const gaussian = {
  velocity: async (x: Float32Array, t: number) => x.map((v) => ((2 * t - 1) * v) / (t * t + (1 - t) ** 2)),
};

describe('GlpSampler', () => {
  it('keeps what is likely and moves what is not, along an exact velocity field', async () => {
    const sampler = new GlpSampler(gaussian, normaliser);
    const projected = await sampler.project(activations, { steps: 50 });
    const factor = 0.7 / Math.sqrt(0.7 ** 2 + 0.3 ** 2);
    const along = activations.reduce((sum, h, i) => {
      const [mean, scale] = [normaliser.mean[i % WIDTH], normaliser.scale[i % WIDTH]];
      return sum + (((h - mean) / scale) * (projected[i] - mean)) / scale;
    }, 0);
    expect(Math.abs(along / activations.length - factor)).toBeLessThan(0.02);
  });

  it('samples the distribution of its velocity field, in activation units', async () => {
    const sample = await new GlpSampler(gaussian, normaliser).sample(4000, 50, 1, 'heun');
    const found = fitGlpNormaliser(sample, WIDTH);
    for (let j = 0; j < WIDTH; j++) {
      expect(Math.abs(found.mean[j] - normaliser.mean[j])).toBeLessThan(0.08 * normaliser.scale[j]);
      expect(Math.abs(found.scale[j] / normaliser.scale[j] - 1)).toBeLessThan(0.06);
    }
  });

  it('has the loss that an exact velocity field has: pi / 2 for normal data, and the same for a row whatever follows', async () => {
    const sampler = new GlpSampler(gaussian, normaliser);
    const losses = await sampler.losses(activations, { draws: 16 });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(Math.abs(mean / (Math.PI / 2) - 1)).toBeLessThan(0.05);
    expect(await sampler.losses(activations.slice(0, 3 * WIDTH), { draws: 16 })).toEqual(losses.slice(0, 3));
    expect(await sampler.losses(activations, { draws: 16, seed: 1 })).not.toEqual(losses);
    const still = new GlpSampler({ velocity: async (x) => x.map(() => 0) }, normaliser);
    // Without a velocity what is missed is noise less data, of variance 2.
    const missed = await still.losses(activations);
    expect(Math.abs(missed.reduce((sum, loss) => sum + loss, 0) / missed.length / 2 - 1)).toBeLessThan(0.05);
  });

  it('gives the residual as activation minus projection, the same for a seed and another for another', async () => {
    await withGlpSampler(prior, async (sampler) => {
      const projected = await sampler.project(activations, { noiseSeed: 4 });
      const residuals = await sampler.residuals(activations, { noiseSeed: 4 });
      expect(residuals).toEqual(activations.map((h, i) => h - projected[i]));
      expect(await sampler.project(activations, { noiseSeed: 4 })).toEqual(projected);
      expect(await sampler.project(activations, { noiseSeed: 5 })).not.toEqual(projected);
    });
  });

  it('gives a row the same projection whatever follows it, on any number of threads', async () => {
    const all = await withGlpSampler(prior, (sampler) => sampler.project(activations), 1);
    const some = activations.slice(0, 21 * WIDTH);
    const few = await withGlpSampler(prior, (sampler) => sampler.project(some), 3);
    expect(few).toEqual(all.slice(0, few.length));
  });

  it('refuses what it cannot project or sample', async () => {
    const sampler = new GlpSampler(gaussian, normaliser);
    const bad = activations.slice();
    bad[0] = Number.POSITIVE_INFINITY;
    const cases: [Promise<unknown>, string][] = [
      [sampler.project(bad), 'expected finite numbers, found Infinity at [0, 0]'],
      [sampler.project(activations.slice(1)), 'expected rows of 16'],
      [sampler.project(activations, { t0: 0 }), 't0: expected a time above 0 and up to 1, got 0'],
      [sampler.project(activations, { steps: 0 }), 'integration steps: expected at least 1, got 0'],
      [sampler.sample(0, 5, 1), 'samples: expected at least 1, got 0'],
      [sampler.sample(3, 5, -1), 'a seed must be'],
    ];
    for (const [asked, message] of cases) {
      await expect(asked).rejects.toThrow(InputError);
      await expect(asked).rejects.toThrow(message);
    }
  });
});
