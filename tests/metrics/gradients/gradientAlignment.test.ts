import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { multiply } from '../../../src/engine/multiply';
import { InputError } from '../../../src/inputError';
import { crossEntropy } from '../../../src/metrics/activations/crossEntropy';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { dot } from '../../../src/metrics/algebra/dot';
import { activationGradients } from '../../../src/metrics/gradients/activationGradients';
import { gradientAlignment } from '../../../src/metrics/gradients/gradientAlignment';
import { heaviestShares } from '../../../src/metrics/gradients/heaviestShares';
import { leadingForce } from '../../../src/metrics/gradients/leadingForce';
import { orthogonalCarriers } from '../../../src/metrics/gradients/orthogonalCarriers';
import { matrixOf, unitOf } from '../arbitraries';

const m = Float64Array.of(1, 0);

describe('activationGradients', () => {
  it('are the derivatives of each weighted loss with respect to its activation', () => {
    fc.assert(
      fc.property(matrixOf(2, 3), matrixOf(3, 4), (h1, kernel) => {
        const head = Float32Array.from(kernel.data, (x) => x / 10);
        const kernel64 = matrix(3, 4, Float64Array.from(head));
        const [labels, weights] = [
          [3, 1],
          [0.7, 0.2],
        ];
        const logits = multiply(h1, kernel64);
        const gradients = activationGradients({ logits, labels, weights, headKernel: head }, 'exact');
        for (let at = 0; at < 6; at++) {
          const i = Math.floor(at / 3);
          const loss = (step: number) => {
            const moved = matrix(2, 3, h1.data.slice());
            moved.data[at] += step;
            return weights[i] * crossEntropy(multiply(moved, kernel64), labels)[i];
          };
          expect(gradients.data[at]).toBeCloseTo((loss(1e-5) - loss(-1e-5)) / 2e-5, 6);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('gradientAlignment', () => {
  it('changes only the sign of its cosines with the sign of m', () => {
    fc.assert(
      fc.property(matrixOf(6, 3), unitOf(3), (g, unit) => {
        fc.pre(g.data.some((x) => x !== 0));
        const weights = [1, 2, 3, 4, 5, 6];
        const plus = gradientAlignment(g, unit, weights);
        const minus = gradientAlignment(
          g,
          unit.map((x) => -x),
          weights,
        );
        expect(minus).toEqual({ ...plus, cosine: -plus.cosine, topCosine: -plus.topCosine });
      }),
    );
  });

  it('tells the heaviest hundredth from the rest', () => {
    const g = matrix(3, 2, Float64Array.of(-3, 4, 1, 0, 0, 1));
    const found = gradientAlignment(g, m, [5, 1, 1]);
    expect(found.cosine).toBeCloseTo(-2 / Math.sqrt(29), 12);
    expect(found.norm).toBeCloseTo(Math.sqrt(29), 12);
    expect(found.topShare).toBeCloseTo(3 / 4, 12);
    expect(found.topCosine).toBeCloseTo(-0.6, 12);
    expect(found.topRemoved).toBeCloseTo(0.36, 12);
    expect(found.restRemoved).toBeCloseTo(0.5, 12);
  });
});

describe('orthogonalCarriers', () => {
  it('counts equal carriers and passes over what lies along m', () => {
    const g = matrix(4, 2, Float64Array.of(100, 1, -7, -1, 0, 1, 50, 0));
    expect(orthogonalCarriers(g, m)).toBeCloseTo(3, 12);
  });
});

describe('heaviestShares', () => {
  const shares = (g: ReturnType<typeof matrix>, weights: number[]) => heaviestShares(g, m, weights);

  it('do not see the sign of m nor the scale of the forces', () => {
    fc.assert(
      fc.property(matrixOf(6, 3), unitOf(3), (g, unit) => {
        const weights = [1, 2, 3, 4, 5, 6];
        const found = heaviestShares(g, unit, weights);
        const other = heaviestShares(
          matrix(
            6,
            3,
            g.data.map((x) => 8 * x),
          ),
          unit.map((x) => -x),
          weights,
        );
        expect([other.net, other.orthogonal]).toEqual([found.net, found.orthogonal]);
      }),
    );
  });

  it('of the heaviest and of the rest add up to 1', () => {
    const g = matrix(2, 2, Float64Array.of(-3, 4, 1, 2));
    const [one, other] = [shares(g, [5, 1]), shares(g, [1, 5])];
    expect(one.net + other.net).toBeCloseTo(1, 12);
    expect(one.orthogonal + other.orthogonal).toBeCloseTo(1, 12);
    expect(one.net).toBeCloseTo(-3 / -2, 12);
    expect(one.orthogonal).toBeCloseTo(4 / 6, 12);
  });

  it('are net: what the others push and pull along m cancels, what lies beside it does not', () => {
    const g = matrix(3, 2, Float64Array.of(3, 0, 50, 4, -51, -4));
    expect(shares(g, [5, 1, 1])).toEqual({ net: 3 / 2, orthogonal: 0 });
    expect(gradientAlignment(g, m, [5, 1, 1]).topShare).toBeCloseTo(3 / 104, 12);
  });

  it('refuse an m that is not of unit length', () => {
    expect(() => heaviestShares(matrix(1, 2), Float64Array.of(1, 1), [1])).toThrow(InputError);
  });
});

describe('leadingForce', () => {
  it('is the unit vector along which the rows have most energy', () => {
    fc.assert(
      fc.property(matrixOf(6, 3), unitOf(3), (g, unit) => {
        const energy = (v: Float64Array) =>
          Array.from({ length: 6 }, (_, i) => dot(row(g, i), v) ** 2).reduce((a, b) => a + b);
        const first = leadingForce(g);
        expect(dot(first, first)).toBeCloseTo(1, 10);
        expect(energy(first)).toBeGreaterThanOrEqual(energy(unit) - 1e-9);
      }),
    );
  });

  it('is not drawn off by a mean, and finds forces of 1e-12', () => {
    const g = matrix(3, 2, Float64Array.of(2e-12, 2e-12, 2e-12, 2e-12, 0, 1e-13));
    expect(Math.abs(cosine(leadingForce(g), Float64Array.of(1, 1)))).toBeGreaterThan(0.999);
  });
});
