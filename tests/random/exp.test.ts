import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp } from '../../src/random/exp';
import elementary from './fixtures/elementary.json';
import { ulps } from './ulps';

test('exp(x) is within 1 ulp of the correctly rounded value', () => {
  for (const [x, value] of elementary.exp) expect(ulps(exp(x), value), `exp(${x})`).toBeLessThanOrEqual(1);
});

test('exp(x) is within 2 ulp of Math.exp over the whole range, subnormal results included', () => {
  fc.assert(
    fc.property(fc.double({ min: -745, max: 709.7, noNaN: true }), (x) => ulps(exp(x), Math.exp(x)) <= 2),
    { numRuns: 5000 },
  );
});

test('exp never decreases', () => {
  for (let x = -40; x < 40; x += 0.0037) expect(exp(x + 0.0037)).toBeGreaterThanOrEqual(exp(x));
});

test('exp at the ends of its range', () => {
  expect([exp(0), exp(-0)]).toEqual([1, 1]);
  expect(ulps(exp(1), Math.E)).toBeLessThanOrEqual(1);
  expect([exp(Infinity), exp(710), exp(-Infinity), exp(-746)]).toEqual([Infinity, Infinity, 0, 0]);
  expect(exp(709.782712893384)).toBeLessThan(Infinity);
  expect(exp(-745.13)).toBe(5e-324);
  expect(exp(5e-324)).toBe(1);
  expect(exp(Number.NaN)).toBeNaN();
});
