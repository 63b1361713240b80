import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { denormalise, fitGlpNormaliser, normalise } from '../../../src/models/glp/glpNormaliser';
import { someActivations } from './glpFixtures';

const WIDTH = 16;
const activations = someActivations();
const normaliser = fitGlpNormaliser(activations, WIDTH);

describe('the normaliser', () => {
  it('takes each dimension to mean 0 and deviation 1', () => {
    const z = normalise(normaliser, activations);
    for (let j = 0; j < WIDTH; j++) {
      const column = Array.from(z).filter((_, i) => i % WIDTH === j);
      expect(Math.abs(column.reduce((sum, x) => sum + x, 0) / column.length)).toBeLessThan(1e-6);
      expect(column.reduce((sum, x) => sum + x * x, 0) / column.length).toBeCloseTo(1, 5);
    }
  });

  it('is undone by denormalise', () => {
    denormalise(normaliser, normalise(normaliser, activations)).forEach((x, i) => {
      expect(Math.abs(x - activations[i])).toBeLessThan(
        4e-7 * (Math.abs(activations[i]) + normaliser.mean[i % WIDTH]),
      );
    });
  });

  it('gives a constant dimension scale 0, its value back, and nothing to learn', () => {
    const constant = activations.map((x, i) => (i % WIDTH === 3 ? 2.5 : x));
    const fitted = fitGlpNormaliser(constant, WIDTH);
    const z = normalise(fitted, constant);
    expect(fitted.scale[3]).toBe(0);
    expect(z[3]).toBe(0);
    expect(denormalise(fitted, z.fill(9))[3]).toBe(2.5);
  });

  it('refuses activations that are not finite or do not fit', () => {
    const bad = activations.slice();
    bad[37] = Number.NaN;
    expect(() => fitGlpNormaliser(bad, WIDTH)).toThrow(InputError);
    expect(() => fitGlpNormaliser(bad, WIDTH)).toThrow(
      'activations: expected finite numbers, found NaN at [2, 5]',
    );
    expect(() => fitGlpNormaliser(activations, 17)).toThrow(
      'activations: expected rows of 17, found 2400 numbers',
    );
    expect(() => fitGlpNormaliser(new Float32Array(), WIDTH)).toThrow('found 0 numbers');
  });
});
