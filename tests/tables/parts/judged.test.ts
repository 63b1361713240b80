import { expect, it } from 'vitest';
import { judged } from '../../../src/tables/parts/judged';

const even = (value: number) => value % 2 === 0;

it.each([
  [true, [2, 4], true],
  [false, [2, 4], null],
  [false, [], null],
  [true, [2, 3], false],
  [false, [2, 3], false],
])('judged(complete: %s, %j) is %s: one that does otherwise is enough, holding takes all', (complete, cached, verdict) => {
  expect(judged(complete, cached, even)).toBe(verdict);
});

it.each([
  [true, [2, 4], true],
  [true, [2, 3], false],
  [false, [2, 4], null],
  [false, [2, 3], null],
])('judged(complete: %s, %j) is %s where runs before their end decide nothing', (complete, cached, verdict) => {
  expect(judged(complete, cached, even, 'nothing')).toBe(verdict);
});
