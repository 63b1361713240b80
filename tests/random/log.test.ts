import fc from 'fast-check';
import { expect, test } from 'vitest';
import { log } from '../../src/random/log';
import elementary from './fixtures/elementary.json';
import { ulps } from './ulps';

test('log(x) is within 1 ulp of the correctly rounded value', () => {
  for (const [x, value] of elementary.log) expect(ulps(log(x), value), `log(${x})`).toBeLessThanOrEqual(1);
});

test('log(x) is within 2 ulp of Math.log for every positive double', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }),
      (x) => ulps(log(x), Math.log(x)) <= 2,
    ),
    { numRuns: 5000 },
  );
});

test('log of a power of two is that multiple of ln 2', () => {
  for (let k = 1; k < 1000; k++) expect(ulps(log(2 ** k), k * Math.LN2)).toBeLessThanOrEqual(1);
});

test('log at the ends of its range', () => {
  expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
  expect(log(-1)).toBeNaN();
  expect(log(Number.NaN)).toBeNaN();
});
