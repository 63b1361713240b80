import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutualInformation } from '../../../src/metrics/statistics/mutualInformation';

describe('mutualInformation', () => {
  it('is that of a case by hand', () => {
    // Joint shares 1/2, 0, 1/4, 1/4: H(A) + H(B) - H(A, B) = 1 + 0.8113 - 1.5 bits.
    expect(mutualInformation([0, 0, 1, 1], [0, 0, 0, 1])).toBeCloseTo(0.311278, 6);
  });

  it('of a list with itself is its entropy, and with a constant nothing', () => {
    expect(mutualInformation([0, 1, 2, 3], [0, 1, 2, 3])).toBeCloseTo(2, 12);
    expect(mutualInformation([5, 1, 2], [7, 7, 7])).toBeCloseTo(0, 12);
  });

  it('is symmetric, never below zero, and the same for other names of the labels', () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(3)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(labels, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const found = mutualInformation(a, b);
        expect(found).toBeGreaterThan(-1e-12);
        expect(mutualInformation(b, a)).toBeCloseTo(found, 10);
        expect(
          mutualInformation(
            a.map((x) => 40 - 3 * x),
            b,
          ),
        ).toBeCloseTo(found, 10);
      }),
    );
  });

  it('refuses lists of different lengths, and none', () => {
    expect(() => mutualInformation([1], [1, 2])).toThrow('found 1 and 2');
    expect(() => mutualInformation([], [])).toThrow('found 0 and 0');
  });
});
