import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError';
import { agreement, onesShare } from '../../../src/metrics/algebra/agreement';
import { allOnes } from '../../../src/metrics/algebra/allOnes';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { dot } from '../../../src/metrics/algebra/dot';
import { norm } from '../../../src/metrics/algebra/norm';
import { withoutDirection } from '../../../src/metrics/algebra/withoutDirection';
import { unitOf, vectorOf } from '../arbitraries';

describe('allOnes', () => {
  it.each([1, 2, 128])('of %i is a unit vector whose entries are equal and positive', (d) => {
    const u = allOnes(d);
    expect(norm(u)).toBeCloseTo(1, 14);
    expect(new Set(u).size).toBe(1);
    expect(u[0]).toBeGreaterThan(0);
  });
});

describe('withoutDirection', () => {
  it('leaves the part at right angles to m, and no more than there was', () => {
    fc.assert(
      fc.property(vectorOf(5), unitOf(5), (x, m) => {
        const left = withoutDirection(x, m);
        expect(dot(left, m)).toBeCloseTo(0, 9);
        expect(norm(left) ** 2 + dot(x, m) ** 2).toBeCloseTo(norm(x) ** 2, 6);
      }),
    );
  });

  it('does not change the vector, and refuses an m of another length', () => {
    const x = Float64Array.of(3, 4);
    expect(Array.from(withoutDirection(x, Float64Array.of(0, 1)))).toEqual([3, 0]);
    expect(Array.from(x)).toEqual([3, 4]);
    expect(() => withoutDirection(x, Float64Array.of(0, 2))).toThrow(InputError);
  });
});

describe('agreement', () => {
  const apart = (x: Float64Array) => Math.abs(cosine(x, allOnes(x.length))) < 0.99;

  it('does not see order, sign or length', () => {
    fc.assert(
      fc.property(unitOf(4).filter(apart), unitOf(4).filter(apart), (a, b) => {
        const found = agreement(a, b);
        const other = agreement(
          b.map((x) => -3 * x),
          a,
        );
        expect(other.whole).toBeCloseTo(found.whole, 9);
        expect(other.withoutOnes).toBeCloseTo(found.withoutOnes, 9);
      }),
    );
  });

  it('without the all-ones direction does not change when that direction is added to either', () => {
    fc.assert(
      fc.property(
        unitOf(4).filter(apart),
        unitOf(4).filter(apart),
        fc.integer({ min: -5, max: 5 }),
        (a, b, c) => {
          const raised = a.map((x) => x + c);
          expect(agreement(raised, b).withoutOnes).toBeCloseTo(agreement(a, b).withoutOnes, 6);
        },
      ),
    );
  });

  it('tells directions that agree for the all-ones direction alone', () => {
    const found = agreement(Float64Array.of(11, 9, 10, 10), Float64Array.of(10, 10, 11, 9));
    expect(found.whole).toBeCloseTo(400 / 402, 12);
    expect(found.withoutOnes).toBeCloseTo(0, 12);
  });

  it('without the all-ones direction is not a number where nothing else is left', () => {
    for (const d of [3, 4, 128]) {
      const ramp = Float64Array.from({ length: d }, (_, i) => i);
      expect(agreement(allOnes(d), ramp).withoutOnes).toBeNaN();
      expect(agreement(ramp, allOnes(d)).withoutOnes).toBeNaN();
    }
  });
});

describe('onesShare', () => {
  it('is 1 of the direction itself, 0 of what sums to nothing', () => {
    expect(onesShare(allOnes(3).map((x) => -x))).toBeCloseTo(1, 12);
    expect(onesShare(Float64Array.of(1, -2, 1))).toBeCloseTo(0, 12);
  });
});
