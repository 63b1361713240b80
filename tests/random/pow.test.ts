import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pow } from '../../src/random/pow';
import elementary from './fixtures/elementary.json';
import { ulps } from './ulps';

test('pow(x, y) is within 1 ulp of the correctly rounded value', () => {
  for (const [x, y, value] of elementary.pow) {
    expect(ulps(pow(x, y), value), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
  }
});

test('pow of small integers is exact', () => {
  for (let n = 0; n <= 30; n++) {
    expect(pow(2, n)).toBe(2 ** n);
    expect(pow(3, n)).toBe(Number(3n ** BigInt(n)));
    expect(pow(2, -n)).toBe(1 / 2 ** n);
  }
});

test('pow(x, y) treats signs, zeros, infinities and NaN as Math.pow', () => {
  const special = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    0.5,
    -0.5,
    1e300,
    1e-300,
    5e-324,
    2 ** 53,
    1e22,
    Infinity,
    -Infinity,
    Number.NaN,
  ];
  for (const x of special) {
    for (const y of special) {
      const [ours, theirs] = [pow(x, y), x ** y];
      const equal =
        Object.is(ours, theirs) || (Math.sign(ours) === Math.sign(theirs) && ulps(ours, theirs) <= 2);
      expect(equal, `pow(${x}, ${y}) is ${ours}, expected ${theirs}`).toBe(true);
    }
  }
});

test('pow(x, y) is within 2 ulp of Math.pow for ordinary arguments', () => {
  const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const exponent = fc.double({ min: -90, max: 90, noNaN: true });
  fc.assert(
    fc.property(base, exponent, (x, y) => ulps(pow(x, y), x ** y) <= 2),
    { numRuns: 5000 },
  );
});
