import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { norm } from '../../../src/metrics/algebra/norm';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { effectiveGradient } from '../../../src/metrics/gradients/effectiveGradient';
import { gradientAlignment } from '../../../src/metrics/gradients/gradientAlignment';

const gradients = randomDirections(250, 6, 7);
const weights = Float64Array.from({ length: 250 }, (_, i) => (i + 1) ** -1.2);

describe('effectiveGradient', () => {
  it('is the weighted sum of the gradients, and of the heaviest 1 % by itself', () => {
    const { gradient, top, forces } = effectiveGradient(gradients, weights);
    for (let j = 0; j < 6; j++) {
      const sum = (k: number) =>
        Array.from(weights.slice(0, k), (w, i) => w * row(gradients, i)[j]).reduce((a, b) => a + b, 0);
      expect(gradient[j]).toBeCloseTo(sum(250), 12);
      expect(top[j]).toBeCloseTo(sum(2), 12);
    }
    expect(row(forces, 3)[2]).toBe(row(gradients, 3)[2] * weights[3]);
  });

  it('says along a direction what gradientAlignment says of the forces', () => {
    const { forces, along, gradient } = effectiveGradient(gradients, weights);
    const m = row(randomDirections(1, 6, 1), 0).slice();
    expect(along(m)).toMatchObject(gradientAlignment(forces, m, weights));
    expect(along(gradient.map((x) => x / norm(gradient))).cosine).toBeCloseTo(1, 12);
    expect(along(m).orthogonalCarriers).toBeGreaterThan(1);
  });

  it('scales with weights and does not turn', () => {
    const one = effectiveGradient(gradients, weights);
    const twice = effectiveGradient(
      gradients,
      weights.map((w) => 2 * w),
    );
    expect(Array.from(twice.gradient)).toEqual(Array.from(one.gradient, (x) => 2 * x));
    expect(Math.abs(cosine(one.leading, twice.leading))).toBeCloseTo(1, 12);
  });

  it('refuses other numbers of weights, and what is not finite', () => {
    expect(() => effectiveGradient(gradients, [1])).toThrow('expected one for each of 250 samples, found 1');
    expect(() => effectiveGradient(matrix(1, 2, Float64Array.of(1, Number.NaN)), [1])).toThrow(
      'found NaN at [0, 1]',
    );
  });
});
