import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { matrix } from '../../../src/engine/matrix';
import { glpFrechet } from '../../../src/metrics/prior/glpFrechet';
import { glpReconstruction } from '../../../src/metrics/prior/glpReconstruction';
import { glpResiduals } from '../../../src/metrics/prior/glpResiduals';
import { withGlpSampler } from '../../../src/models/glp/glpSampler';
import { convergeGlp } from '../../../src/training/glp/convergeGlp';
import { smallGlp } from '../../models/glp/glpFixtures';

const [N, D] = [512, 16];

/** Points near a curve in 16 dimensions: a manifold that a prior has to find. */
function curve(): Float32Array {
  const noise = glpNormals([8, 8], N * D);
  const angle = glpNormals([8, 9], N);
  return noise.map((x, i) => {
    const [k, j] = [Math.floor(i / D), i % D];
    return 3 + Math.cos(angle[k] + j) * (1 + (j % 2)) + 0.17 * x;
  });
}

const activations = curve();
const h1 = matrix(N, D, Float64Array.from(activations));

async function quality(rates: { steps: number; learningRate: number }[], threads = 1) {
  const options = { ...smallGlp, shape: { ...smallGlp.shape, model: 64, mlp: 128 }, batch: 256 };
  const prior = await convergeGlp({ options, seed: 0, run: 'x', epoch: 1, activations, rates, threads });
  return withGlpSampler(prior, async (sampler) => {
    const [residuals] = await glpResiduals(sampler, h1, 1);
    const { ratio } = await glpFrechet(sampler, h1, 3);
    return { prior, ratio, ...glpReconstruction(h1, residuals) };
  });
}

describe('a prior is a prior', () => {
  it('when converged: centred reconstruction above 0.95, Fréchet within 1.5 of two halves', async () => {
    const { centred, ratio } = await quality([
      { steps: 700, learningRate: 1e-3 },
      { steps: 300, learningRate: 3e-4 },
      { steps: 300, learningRate: 1e-4 },
    ]);
    expect(centred).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.5);
  });

  it('and untrained weights fail both', async () => {
    const { centred, ratio } = await quality([]);
    expect(centred).toBeLessThan(0.95);
    expect(ratio).toBeGreaterThan(1.5);
  });

  it('with the same bytes on 1 and 2 threads', async () => {
    const rates = [
      { steps: 15, learningRate: 1e-3 },
      { steps: 5, learningRate: 1e-4 },
    ];
    const [one, two] = [await quality(rates, 1), await quality(rates, 2)];
    expect(two.prior.parameters).toEqual(one.prior.parameters);
  });
});
