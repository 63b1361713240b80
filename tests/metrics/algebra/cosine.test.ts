import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { dot } from '../../../src/metrics/algebra/dot';
import { norm } from '../../../src/metrics/algebra/norm';
import { unitOf, vectorOf } from '../arbitraries';

describe('cosine', () => {
  it('does not depend on positive lengths and changes sign with either side', () => {
    fc.assert(
      fc.property(unitOf(4), unitOf(4), (a, b) => {
        const c = cosine(a, b);
        expect(
          cosine(
            a.map((x) => 3 * x),
            b,
          ),
        ).toBeCloseTo(c, 12);
        expect(
          cosine(
            a,
            b.map((x) => -2 * x),
          ),
        ).toBeCloseTo(-c, 12);
        expect(Math.abs(c)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is 1 with itself, 0 at a right angle and NaN against zero', () => {
    expect(cosine(Float64Array.of(3, 4), Float64Array.of(3, 4))).toBeCloseTo(1, 15);
    expect(cosine(Float64Array.of(1, 0), Float64Array.of(0, 2))).toBe(0);
    expect(cosine(Float64Array.of(1, 0), Float64Array.of(0, 0))).toBeNaN();
  });
});

describe('norm', () => {
  it('is the root of the inner product with itself', () => {
    expect(norm(Float64Array.of(3, 4))).toBe(5);
    fc.assert(
      fc.property(vectorOf(5), (a) => {
        expect(norm(a) ** 2).toBeCloseTo(dot(a, a), 6);
      }),
    );
  });
});
