import { expect, test } from 'vitest';
import { InputError } from '../../src/inputError';
import { pow } from '../../src/random/pow';
import { powInteger } from '../../src/random/powInteger';

test('powInteger(x, n) is the product of n factors', () => {
  expect([0, 1, 2, 3, 10].map((n) => powInteger(3, n))).toEqual([1, 3, 9, 27, 59049]);
});

test('powInteger agrees with pow to n units in the last place', () => {
  for (const n of [1, 7, 100, 999, 20_000]) {
    expect(Math.abs(powInteger(0.999, n) / pow(0.999, n) - 1)).toBeLessThanOrEqual(n * Number.EPSILON);
  }
});

test.each([-1, 0.5, Number.NaN])('the exponent %s is refused', (n) => {
  expect(() => powInteger(2, n)).toThrow(InputError);
});
