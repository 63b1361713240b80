import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/engine/matrix';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { leadingComponent } from '../../../src/metrics/components/leadingComponent';
import { canonicalSign, labelWeighted, trainReplayProbe } from '../../../src/training/probes/replayProbe';
import { sphereAscent } from '../../../src/training/probes/sphereAscent';
import { matrixOf } from '../../metrics/arbitraries';

const diagonal = (a: number, b: number): Matrix => matrix(2, 2, Float64Array.of(a, 0, 0, b));

describe('trainReplayProbe', () => {
  it('takes the direction whose score rises with the label, not the one that falls more', () => {
    const inputs = [diagonal(0, 0), diagonal(1, -10)];
    expect([...trainReplayProbe(inputs, [0, 1]).direction].map(Math.abs)).toEqual([1, 0]);
    expect([...trainReplayProbe(inputs, [1, 0]).direction].map(Math.abs)).toEqual([0, 1]);
  });

  it('does not feel scale or offset of the labels', () => {
    const inputs = [diagonal(1, 2), diagonal(3, 1), diagonal(0, 4)];
    const own = labelWeighted(inputs, [1, 3, 2]);
    const scaled = labelWeighted(inputs, [110, 130, 120]);
    for (const [k, value] of own.data.entries()) expect(scaled.data[k]).toBeCloseTo(value, 12);
  });

  it('refuses labels that do not differ', () => {
    expect(() => trainReplayProbe([diagonal(1, 2), diagonal(2, 1)], [0.25, 0.25])).toThrow(
      'replay probe: expected labels that differ, found 2 equal to 0.25',
    );
  });
});

describe('canonicalSign', () => {
  it('makes the component of largest magnitude positive', () => {
    expect([...canonicalSign(Float64Array.of(0.6, -0.8))]).toEqual([-0.6, 0.8]);
    expect([...canonicalSign(Float64Array.of(-0.6, 0.8))]).toEqual([-0.6, 0.8]);
  });
});

describe('sphereAscent', () => {
  it('finds the largest eigenvalue of any symmetric matrix, and its vector where it stands apart', () => {
    fc.assert(
      fc.property(matrixOf(5, 5), fc.nat(1000), (any, seed) => {
        const symmetric = matrix(
          5,
          5,
          any.data.map((x, at) => x + any.data[(at % 5) * 5 + Math.floor(at / 5)]),
        );
        const size = Math.hypot(...symmetric.data);
        fc.pre(size > 1);
        const { direction, variance } = leadingComponent(symmetric);
        const without = matrix(
          5,
          5,
          symmetric.data.map((x, at) => x - 3 * size * direction[Math.floor(at / 5)] * direction[at % 5]),
        );
        fc.pre(variance - leadingComponent(without).variance > 0.02 * size);
        expect(Math.abs(cosine(sphereAscent(symmetric, seed), direction))).toBeGreaterThan(1 - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same seed', () => {
    const of = diagonal(2, 1);
    expect(sphereAscent(of, 4)).toEqual(sphereAscent(of, 4));
  });
});
