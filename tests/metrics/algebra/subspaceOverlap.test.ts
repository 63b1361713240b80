import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { subspaceOverlap } from '../../../src/metrics/algebra/subspaceOverlap';

const s = Math.sqrt(0.5);
const x = Float64Array.of(1, 0, 0);
const diagonal = Float64Array.of(s, s, 0);
const plane = matrix(2, 3, Float64Array.of(1, 0, 0, 0, 1, 0));

describe('subspaceOverlap', () => {
  it('of two directions is |cos|', () => {
    expect(subspaceOverlap(x, diagonal)).toBeCloseTo(s, 15);
    expect(
      subspaceOverlap(
        x,
        diagonal.map((v) => -v),
      ),
    ).toBeCloseTo(s, 15);
  });

  it('is symmetric, and does not ask for the basis of a space', () => {
    const turned = matrix(2, 3, Float64Array.of(s, s, 0, s, -s, 0));
    expect(subspaceOverlap(plane, turned)).toBeCloseTo(1, 15);
    expect(subspaceOverlap(turned, x)).toBeCloseTo(subspaceOverlap(x, turned), 15);
  });

  it('is 1 for a direction inside the space and 0 at a right angle to it', () => {
    expect(subspaceOverlap(diagonal, plane)).toBeCloseTo(1, 15);
    expect(subspaceOverlap(Float64Array.of(0, 0, 1), plane)).toBe(0);
  });
});
