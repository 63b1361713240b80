import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { InputError } from '../../../src/inputError';
import { covariance } from '../../../src/metrics/algebra/covariance';
import { project } from '../../../src/metrics/algebra/project';
import { projectOut } from '../../../src/metrics/algebra/projectOut';
import { pca } from '../../../src/metrics/components/pca';
import { matrixOf, unitOf } from '../arbitraries';

function expectClose(found: Float64Array, expected: Float64Array) {
  found.forEach((x, i) => {
    expect(x).toBeCloseTo(expected[i], 9);
  });
}

describe('projectOut', () => {
  it('leaves nothing along the direction, does nothing twice and does not see its sign', () => {
    fc.assert(
      fc.property(matrixOf(5, 4), unitOf(4), (x, m) => {
        const once = projectOut(x, m);
        expectClose(project(once, m), new Float64Array(5));
        expectClose(projectOut(once, m).data, once.data);
        expectClose(
          projectOut(
            x,
            m.map((v) => -v),
          ).data,
          once.data,
        );
      }),
    );
  });

  it('takes k orthonormal directions off as k single ones in turn', () => {
    fc.assert(
      fc.property(matrixOf(6, 4), (x) => {
        const { components } = pca(covariance(x));
        const two = matrix(2, 4, components.data.slice(0, 8));
        const inTurn = projectOut(projectOut(x, row(two, 0)), row(two, 1));
        expectClose(projectOut(x, two).data, inTurn.data);
      }),
    );
  });

  it('does not change its input', () => {
    const x = matrix(1, 2, Float64Array.of(1, 2));
    expect(Array.from(projectOut(x, Float64Array.of(1, 0)).data)).toEqual([0, 2]);
    expect(Array.from(x.data)).toEqual([1, 2]);
  });

  it('refuses a direction that is zero, not of unit length, NaN or of another size', () => {
    const x = matrix(1, 2);
    for (const bad of [
      [0, 0],
      [1, 1],
      [Number.NaN, 0],
    ]) {
      expect(() => projectOut(x, Float64Array.from(bad))).toThrow(InputError);
    }
    expect(() => projectOut(x, Float64Array.of(1, 0, 0))).toThrow('directions of 2 numbers, found 3');
  });

  it('refuses directions that are not at right angles', () => {
    const slanted = matrix(2, 2, Float64Array.of(1, 0, 0.6, 0.8));
    expect(() => projectOut(matrix(1, 2), slanted)).toThrow('to be orthogonal');
  });
});
