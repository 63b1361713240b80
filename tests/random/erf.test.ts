import { expect, test } from 'vitest';
import { erf } from '../../src/random/erf';
import { erfInverse } from '../../src/random/erfInverse';
import elementary from './fixtures/elementary.json';

test('erf(x) is within 1e-15 of the correctly rounded value, and odd', () => {
  for (const [x, value] of elementary.erf) {
    expect(Math.abs(erf(x) - value)).toBeLessThanOrEqual(1e-15 * Math.abs(value));
    expect(erf(-x)).toBe(-erf(x));
  }
});

test('erf at the ends of its range', () => {
  expect([erf(0), erf(7), erf(-Infinity)]).toEqual([0, 1, -1]);
  expect(erf(Number.NaN)).toBeNaN();
});

test('erfInverse undoes erf to float32', () => {
  for (let x = -2.9; x < 2.9; x += 0.013) {
    const slack = 2 ** -24 / (1.128 * Math.exp(-x * x)) + 4e-7 * Math.abs(x);
    expect(Math.abs(erfInverse(Math.fround(erf(x))) - x)).toBeLessThan(slack);
  }
});

test('erfInverse at the ends of its range', () => {
  expect([erfInverse(0), erfInverse(1), erfInverse(-1)]).toEqual([0, Infinity, -Infinity]);
  expect(erfInverse(1.5)).toBeNaN();
});
