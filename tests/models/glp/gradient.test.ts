import { describe, expect, it } from 'vitest';
import type { GlpEngineOptions } from '../../../src/engine/glp/glpEngine';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { type GlpShape, glpParameterSpecs } from '../../../src/engine/glp/glpShape';
import { canonicalGlp } from '../../../src/models/glp/glpOptions';
import { TfjsGlpEngine } from '../../../src/models/glp/tfjsGlpEngine';
import {
  engineOptions,
  formOf,
  forms,
  relativeDifferences,
  SAMPLES,
  smallShape,
  someBatches,
  someState,
  withEngine,
} from './glpFixtures';
import { referenceLoss, referenceVelocity } from './referenceLoss';

const data = glpNormals([3, 5], SAMPLES * smallShape.input);
const [batch] = someBatches(1);

describe('the gradient of the engine', () => {
  it.each([{}, ...forms])('is that of finite differences of a float64 loss: %o', async (form) => {
    const options = formOf(form);
    const { shape } = options;
    const start = someState(options);
    const { parameters } = start;
    const { loss, gradient } = await withEngine(
      start,
      (engine) => engine.gradient(batch),
      engineOptions(options),
    );
    const wide = Object.fromEntries(
      Object.entries(parameters).map(([name, values]) => [name, Float64Array.from(values)]),
    );
    expect(loss).toBeCloseTo(referenceLoss(shape, wide, data, batch), 5);
    expect(Object.keys(gradient)).toEqual(glpParameterSpecs(shape).map(({ name }) => name));
    for (const [name, values] of Object.entries(wide)) {
      const largest = gradient[name].reduce((most, g) => Math.max(most, Math.abs(g)), 0);
      for (let k = 0; k < 6; k++) {
        const i = (k * 7919 + 13) % values.length;
        const [at, h] = [values[i], 1e-5];
        const lossAt = (x: number) => {
          values[i] = x;
          return referenceLoss(shape, wide, data, batch);
        };
        const slope = (lossAt(at + h) - lossAt(at - h)) / (2 * h);
        values[i] = at;
        expect(Math.abs(gradient[name][i] - slope), `${name}[${i}]`).toBeLessThan(1e-5 * largest + 1e-9);
      }
    }
  });

  it.each<[string, GlpEngineOptions]>([
    ['small widths', engineOptions()],
    ['the canonical widths', engineOptions({ ...canonicalGlp, batch: 64 })],
    ...forms.map((form) => [JSON.stringify(form), engineOptions(formOf(form))] as [string, GlpEngineOptions]),
  ])(
    'is that of automatic differentiation to 1e-5: %s',
    async (_, options) => {
      const start = someState({ ...canonicalGlp, shape: options.shape });
      const normalised = glpNormals([3, 5], SAMPLES * options.shape.input);
      const engine = await TfjsGlpEngine.create(options, 'cpu');
      engine.load(start);
      engine.setActivations(normalised);
      const theirs = await engine.gradient(batch);
      await engine.close();
      const ours = await withEngine(start, (simd) => simd.gradient(batch), options);
      expect(Math.abs(ours.loss - theirs.loss)).toBeLessThan(1e-6 * theirs.loss);
      for (const [name, difference] of Object.entries(relativeDifferences(ours.gradient, theirs.gradient))) {
        expect(difference, name).toBeLessThan(1e-5);
      }
    },
    60_000,
  );
});

describe('the velocity of the engine', () => {
  it.each<[number, Partial<GlpShape>]>([
    [0, {}],
    [0.3, {}],
    [1, {}],
    ...forms.map((form) => [0.3, form] as [number, Partial<GlpShape>]),
  ])('is that of a float64 reference at t = %f, for any number of rows: %o', async (t, form) => {
    const options = formOf(form);
    const start = someState(options);
    const { parameters } = start;
    const rows = 37;
    const x = data.slice(0, rows * smallShape.input);
    const found = await withEngine(start, (engine) => engine.velocity(x, t), engineOptions(options));
    for (let i = 0; i < rows; i++) {
      const row = Array.from(x.subarray(i * smallShape.input, (i + 1) * smallShape.input));
      referenceVelocity(options.shape, parameters, row, Math.fround(t)).forEach((v, j) => {
        expect(Math.abs(found[i * smallShape.input + j] - v)).toBeLessThan(2e-5);
      });
    }
  });
});
