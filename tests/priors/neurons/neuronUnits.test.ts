import { describe, expect, it } from 'vitest';
import { GlpEngine } from '../../../src/engine/glp/glpEngine';
import { type Matrix, matrix, row } from '../../../src/engine/matrix';
import { centre } from '../../../src/metrics/algebra/centre';
import { fitGlpNormaliser, normalise } from '../../../src/models/glp/glpNormaliser';
import type { GlpPrior } from '../../../src/models/glp/glpPrior';
import { withGlpSampler } from '../../../src/models/glp/glpSampler';
import { gatesOf, isWhole, KINDS, neuronFamilies } from '../../../src/priors/neurons/neuronFamilies';
import { type NeuronSource, neuronUnits, widestOf } from '../../../src/priors/neurons/neuronUnits';
import { PRIOR_SIZES } from '../../../src/priors/scaling/scalingGrid';
import { smallGlp, someActivations, someState } from '../../models/glp/glpFixtures';

const { input: d, blocks, mlp } = smallGlp.shape;
const [n, m] = [150, 90];
const h = someActivations(3, n + m, d);
const part = (from: number, to: number): Matrix =>
  matrix(to - from, d, Float64Array.from(h.slice(from * d, to * d)));
const prior: GlpPrior = {
  options: smallGlp,
  parameters: someState().parameters,
  normaliser: fitGlpNormaliser(h.slice(0, n * d), d),
  seed: 0,
  epoch: 1,
  run: '',
};
const source: NeuronSource = {
  train: part(0, n),
  heldOut: part(n, n + m),
  all: part(0, n + m),
  wide: 40,
  priorOf: async () => prior,
  steps: 30,
};
const size = { width: smallGlp.shape.model, blocks };
const unitsOf = async (kind: (typeof KINDS)[number]) => {
  const found = await neuronUnits({ kind, ...size }, source);
  if (!found) throw new Error('stopped');
  return found;
};

describe('neuronFamilies', () => {
  it('has gates of each size, and once each kind else, three of them read as wholes', () => {
    const families = neuronFamilies(PRIOR_SIZES);
    const gates = families.filter(({ kind }) => kind === 'gates');
    expect(gates.map(({ width, blocks }) => ({ width, blocks }))).toEqual(PRIOR_SIZES);
    expect(gates.map(gatesOf)).toEqual([32, 64, 256, 512, 1536]);
    expect(widestOf(PRIOR_SIZES)).toBe(1536);
    expect(families).toHaveLength(PRIOR_SIZES.length - 1 + KINDS.length);
    expect(KINDS.filter(isWhole)).toEqual(['raw-whole', 'residual-whole', 'nudge-whole']);
  });
});

describe('neuronUnits', () => {
  it.each(KINDS)('has numbers that are finite for every pair: %s', async (kind) => {
    const { units } = await unitsOf(kind);
    expect(units.rows).toBe(n + m);
    const columns = { random: 40, autoencoder: 40, gates: blocks * mlp, passed: blocks * mlp };
    expect(units.columns).toBe(columns[kind as 'random'] ?? d);
    expect(units.data.every(Number.isFinite)).toBe(true);
  });

  it('gives raw h1 as it is, and components of the training pairs that do not go together', async () => {
    expect((await unitsOf('raw')).units).toEqual(source.all);
    const { units } = await unitsOf('components');
    const rows = centre(matrix(n, d, units.data.slice(0, n * d)));
    let product = 0;
    for (let i = 0; i < n; i++) product += row(rows, i)[0] * row(rows, i)[3];
    const squares = rows.data.reduce((sum, x) => sum + x * x, 0);
    expect(Math.abs(product) / squares).toBeLessThan(1e-12);
  });

  it('takes the mean of the residuals over eight noise seeds', async () => {
    const { units } = await unitsOf('residual-whole');
    const each = await withGlpSampler(prior, async (sampler) => {
      const found: Float32Array[] = [];
      for (let noiseSeed = 0; noiseSeed < 8; noiseSeed++)
        found.push(await sampler.residuals(h, { noiseSeed }));
      return found;
    });
    for (const at of [0, 17, 240 * d - 1])
      expect(units.data[at]).toBeCloseTo(
        each.reduce((sum, one) => sum + one[at] / 8, 0),
        5,
      );
  });

  it('nudges h along itself by a hundredth: the change of the engine’s velocity, to what float32 resolves', async () => {
    const { units } = await unitsOf('nudge-whole');
    const engine = await GlpEngine.create({ ...smallGlp, samples: 0 });
    try {
      engine.loadParameters(prior.parameters);
      const of = (rows: Float32Array) => engine.velocity(normalise(prior.normaliser, rows), 0.1);
      const [before, after] = [await of(h), await of(h.map((x) => 1.01 * x))];
      const change = after.map((v, i) => v - before[i]);
      const largest = change.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
      const furthest = change.reduce((most, v, i) => Math.max(most, Math.abs(v - units.data[i])), 0);
      expect(largest).toBeGreaterThan(0);
      expect(furthest / largest).toBeLessThan(1e-3);
    } finally {
      await engine.close();
    }
  });

  it('says how good the autoencoder is, and stops where its training or the prior’s was stopped', async () => {
    const { kept, active } = await unitsOf('autoencoder');
    expect(kept).toBeLessThan(1);
    expect(active).toBeGreaterThan(0);
    expect(active).toBeLessThanOrEqual(40);
    const signal = AbortSignal.abort();
    expect(await neuronUnits({ kind: 'autoencoder', ...size }, { ...source, signal })).toBeUndefined();
    const stopped = { ...source, priorOf: async () => undefined };
    expect(await neuronUnits({ kind: 'gates', ...size }, stopped)).toBeUndefined();
  });
});
