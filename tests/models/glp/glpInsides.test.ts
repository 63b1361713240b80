import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { glpInsides } from '../../../src/models/glp/glpInsides';
import { fitGlpNormaliser, normalise } from '../../../src/models/glp/glpNormaliser';
import { canonicalGlp, type GlpOptions } from '../../../src/models/glp/glpOptions';
import { SAMPLES, smallGlp, someActivations, someState, withEngine } from './glpFixtures';
import { referenceVelocity } from './referenceLoss';

function scene(options: GlpOptions = smallGlp) {
  const { input } = options.shape;
  const h = someActivations(1, SAMPLES, input);
  h.forEach((_, i) => {
    if (i % input === 3) h[i] = 2;
  });
  const normaliser = fitGlpNormaliser(h, input);
  const { parameters } = someState(options);
  return {
    h,
    rows: matrix(SAMPLES, input, Float64Array.from(h)),
    prior: { options, parameters, normaliser },
  };
}

describe('glpInsides', () => {
  it.each([
    ['small widths', smallGlp],
    ['the canonical ones', { ...canonicalGlp, batch: 64 }],
  ])('has the engine’s velocity, to float32: %s', async (_, options) => {
    const { h, rows, prior } = scene(options);
    for (const time of [0.1, 0.7]) {
      const { velocity } = glpInsides(prior, rows, time);
      const theirs = await withEngine(
        someState(options),
        (engine) => engine.velocity(normalise(prior.normaliser, h), time),
        { ...options, samples: SAMPLES },
      );
      const largest = theirs.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
      const furthest = velocity.data.reduce((most, v, i) => Math.max(most, Math.abs(v - theirs[i])), 0);
      expect(velocity.data).toHaveLength(theirs.length);
      expect(furthest).toBeLessThan(2e-5 * largest);
    }
  });

  it('is the definition read row by row, to float64', () => {
    const { rows, prior } = scene();
    const { mean, scale } = prior.normaliser;
    const time = Math.fround(0.1);
    const { velocity } = glpInsides(prior, rows, 0.1);
    for (const i of [0, 77]) {
      const x = Array.from(row(rows, i), (h, j) => (scale[j] === 0 ? 0 : (h - mean[j]) / scale[j]));
      referenceVelocity(smallGlp.shape, prior.parameters, x, time).forEach((v, j) => {
        expect(row(velocity, i)[j]).toBeCloseTo(v, 10);
      });
    }
  });

  it('has a gate for every inner unit of every block, never below silu’s least; what passes is open where it is', () => {
    const { rows, prior } = scene();
    const { gates, passed } = glpInsides(prior, rows, 0.1);
    const { blocks, mlp } = smallGlp.shape;
    expect([gates.rows, gates.columns, passed.columns]).toEqual([SAMPLES, blocks * mlp, blocks * mlp]);
    expect(Math.min(...gates.data)).toBeGreaterThan(-0.2785);
    const closed = { ...prior.parameters, 'block1.gateUp': prior.parameters['block1.gateUp'].map(() => 0) };
    const shut = glpInsides({ ...prior, parameters: closed }, rows, 0.1);
    expect(row(shut.gates, 5).slice(0, mlp)).toEqual(row(gates, 5).slice(0, mlp));
    for (const part of [shut.gates, shut.passed])
      expect(
        row(part, 5)
          .slice(mlp)
          .every((value) => value === 0),
      ).toBe(true);
  });

  it('feels the time, and refuses another width', () => {
    const { rows, prior } = scene();
    expect(glpInsides(prior, rows, 0.1).gates).not.toEqual(glpInsides(prior, rows, 0.5).gates);
    expect(() => glpInsides(prior, matrix(2, 3), 0.1)).toThrow('width 16, found 3');
  });

  it.each([
    [{ time: 'multiplied' }, 'found time multiplied, norm rms'],
    [{ norm: 'layer' }, 'found time added, norm layer'],
  ] as const)('refuses a prior of another form than the canonical: %o', (form, message) => {
    const { rows, prior } = scene({ ...smallGlp, shape: { ...smallGlp.shape, ...form } });
    expect(() => glpInsides(prior, rows, 0.1)).toThrow(message);
  });
});
