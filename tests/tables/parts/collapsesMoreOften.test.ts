import { describe, expect, it } from 'vitest';
import { collapsesMoreOften } from '../../../src/tables/parts/collapsesMoreOften';

const seeds = (...differences: number[]) =>
  differences.map((difference, i) => ({ seed: 42 + i, these: [3 + difference, 3], those: [2, 3, 4] }));
const judge = (...differences: number[]) =>
  collapsesMoreOften({ id: 'a', statement: 'b' }, 'those', seeds(...differences));

describe('collapsesMoreOften', () => {
  it.each([
    [[2, 2, 2, 2, 2, 2], true],
    [[2, 2, 2, 2, 2, 2, 0], true],
    [[2, 2, 2, 2, 2, -2], false],
    [[-2, -2, -2, -2, -2, -2], false],
    [[2, 2, 2, 2, 2], null],
    [[2, 2, 2, 2, 2, 0, 0, 0], null],
    [[], null],
  ])('of differences %j by seed is %s', (differences, held) => {
    expect(judge(...differences).held).toBe(held);
  });

  it('compares the means of the runs of one seed, and says the seeds, how many differ, and p', () => {
    const claim = judge(2, 4, 0);
    expect(claim.ours).toEqual([1, 2, 0, 0.5]);
    expect(claim.rule).toContain('seeds 42, 43, 44; n = 2 that differ');
    expect(claim.published).toBeNull();
  });

  it('leaves out a seed that lacks either side', () => {
    const one = { seed: 50, these: [], those: [1] };
    const other = { seed: 51, these: [1], those: [] };
    const claim = collapsesMoreOften({ id: 'a', statement: 'b' }, 'those', [one, ...seeds(2), other]);
    expect(claim.ours).toEqual([1, 1]);
    expect(collapsesMoreOften({ id: 'a', statement: 'b' }, 'those', [one, other]).ours).toEqual([]);
  });
});
