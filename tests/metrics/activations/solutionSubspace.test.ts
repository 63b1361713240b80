import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { solutionSubspace } from '../../../src/metrics/activations/solutionSubspace';
import { dot } from '../../../src/metrics/algebra/dot';
import { subspaceOverlap } from '../../../src/metrics/algebra/subspaceOverlap';
import { matrixOf, unitOf } from '../arbitraries';

const labels = [0, 1, 2, 0, 1, 2];

describe('solutionSubspace', () => {
  it('is orthonormal, and at right angles to the direction taken out while there are others', () => {
    fc.assert(
      fc.property(matrixOf(6, 4), unitOf(4), (rows, m) => {
        const spread = matrix(
          6,
          4,
          rows.data.map((x, at) => x + ((at * 7) % 5) * ((at % 3) + 1)),
        );
        const found = solutionSubspace(spread, labels, 3, m, 2);
        expect(dot(row(found, 0), row(found, 0))).toBeCloseTo(1, 10);
        expect(dot(row(found, 0), row(found, 1))).toBeCloseTo(0, 10);
        expect(dot(row(found, 0), m)).toBeCloseTo(0, 6);
      }),
      { numRuns: 50 },
    );
  });

  it('is where the class means differ, whatever varies inside the classes or along the direction', () => {
    const means = [3, 0, 90, 0, -3, 0, 0, 0, 0, 0, -90, 0];
    const inside = [0, 40, 0, 0];
    const rows = matrix(
      6,
      4,
      Float64Array.from({ length: 24 }, (_, at) => means[at % 12] + (at < 12 ? 1 : -1) * inside[at % 4]),
    );
    const [axis, along] = [Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 0, 1, 0)];
    expect(subspaceOverlap(solutionSubspace(rows, labels, 3, along, 1), axis)).toBeCloseTo(1, 10);
    expect(subspaceOverlap(solutionSubspace(rows, labels, 3, axis, 1), along)).toBeCloseTo(1, 10);
  });
});
