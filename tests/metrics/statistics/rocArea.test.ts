import { describe, expect, it } from 'vitest';
import { rocArea } from '../../../src/metrics/statistics/rocArea';

describe('rocArea', () => {
  it.each([
    ['1 where every positive is above', [1, 2, 3, 4], [false, false, true, true], 1],
    ['0 where every positive is below', [4, 3, 2, 1], [false, false, true, true], 0],
    ['one half of equal scores', [7, 7, 7, 7], [false, true, true, false], 0.5],
    ['the share of pairs in order', [1, 2, 3, 4, 5], [false, true, false, true, false], 0.5],
    ['half a pair for a tie', [1, 2, 2], [false, false, true], 0.75],
  ])('is %s', (_, scores, positive, area) => {
    expect(rocArea(scores, positive)).toBe(area);
  });

  it('does not feel an increasing change of scale', () => {
    const scores = [0.3, -2, 5, 1.5, 0.9];
    const positive = [true, false, true, false, false];
    expect(
      rocArea(
        scores.map((x) => Math.exp(x)),
        positive,
      ),
    ).toBe(rocArea(scores, positive));
  });

  it.each([
    [[true, true]],
    [[false, false]],
    [[]],
  ])('is NaN with only one kind: %j', (positive: boolean[]) => {
    expect(
      rocArea(
        positive.map((_, i) => i),
        positive,
      ),
    ).toBeNaN();
  });
});
