import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { otherClassesKl } from '../../../src/metrics/activations/otherClassesKl';

const logits = matrix(2, 4, Float64Array.of(9, Math.log(2), Math.log(3), Math.log(5), 1, 1, 1, 1));

describe('otherClassesKl', () => {
  it('is 0 where the rest is as the reference, whatever the classes left out', () => {
    const same = [0.5, 0.1, 0.15, 0.25];
    expect(
      otherClassesKl(
        logits,
        () => same,
        () => [0],
      )[0],
    ).toBeCloseTo(0, 12);
    const even = [0.7, 0.1, 0.1, 0.1];
    expect(
      otherClassesKl(
        logits,
        () => even,
        () => [0],
      )[1],
    ).toBeCloseTo(0, 12);
  });

  it('is the divergence of a case by hand', () => {
    const [found] = otherClassesKl(
      logits,
      () => [0, 0.5, 0.5, 0],
      () => [0, 3],
    );
    expect(found).toBeCloseTo(0.5 * Math.log(0.5 / 0.4) + 0.5 * Math.log(0.5 / 0.6), 12);
  });

  it('takes shares of 0, and logits that overflow', () => {
    const large = matrix(1, 3, Float64Array.of(0, 1000, 0));
    expect(
      otherClassesKl(
        large,
        () => [0.2, 0, 0.8],
        () => [1],
      )[0],
    ).toBeCloseTo(0.2 * Math.log(0.4) + 0.8 * Math.log(1.6), 12);
  });
});
