import { expect, it } from 'vitest';
import { spearman } from '../../../src/metrics/statistics/spearman';
import { reaches } from '../../../src/tables/parts/reaches';

it('a rank correlation that is a limit reaches it, and one beyond a further swap does not', () => {
  const sizes = [1, 2, 3, 4, 5];
  const [swapped, further, backwards] = [
    [1, 2, 3, 5, 4],
    [2, 1, 3, 5, 4],
    [5, 4, 3, 1, 2],
  ].map((order) => spearman(sizes, order));
  expect(reaches(swapped, 0.9)).toBe(true);
  expect(reaches(further, 0.9)).toBe(false);
  expect(reaches(backwards, -0.9)).toBe(true);
  expect(reaches(backwards, 0.9)).toBe(false);
  expect(reaches(Number.NaN, -0.9)).toBe(false);
});
