import { expect, test } from 'vitest';
import { log1p } from '../../src/random/log1p';
import elementary from './fixtures/elementary.json';
import { ulps } from './ulps';

test('log1p(x) is within 2 ulp of the correctly rounded value', () => {
  for (const [x, value] of elementary.log1p)
    expect(ulps(log1p(x), value), `log1p(${x})`).toBeLessThanOrEqual(2);
});

test('log1p keeps a small argument', () => {
  expect([log1p(0), log1p(-0), log1p(1e-300), log1p(5e-324)]).toEqual([0, -0, 1e-300, 5e-324]);
});

test('log1p at the ends of its range', () => {
  expect([log1p(-1), log1p(Infinity)]).toEqual([-Infinity, Infinity]);
  expect(log1p(-1.5)).toBeNaN();
  expect(log1p(Number.NaN)).toBeNaN();
});
