import { add, type DoubleDouble, divide, multiply, twoProduct, twoSum } from './doubleDouble';
import { expOfSum } from './exp';
import { splitNearOne } from './float64Bits';

const LN2: DoubleDouble = { high: Math.LN2, low: 2.3190468138462996e-17 };

/**
 * x^y in float64 as IEEE 754 `pow`, with ECMAScript's choice that (+-1)^(+-infinity) is NaN. The logarithm is
 * carried to about 100 bits, so that the result is within two units in the last place; the same bits everywhere
 * (`Math.pow` differs between Node 22 and 24).
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (size === 1) return Number.NaN;
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const odd = Number.isInteger(y) && Math.abs(y % 2) === 1;
  const negative = odd && (x < 0 || Object.is(x, -0));
  if (x < 0 && size < Number.POSITIVE_INFINITY && !Number.isInteger(y)) return Number.NaN;
  const magnitude = powOfPositive(size, y);
  return negative ? -magnitude : magnitude;
}

function powOfPositive(x: number, y: number): number {
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return y > 0 ? x : 0;
  if (x === 1) return 1;
  if (y === 1) return x;
  // |log x| is at least 2^-53 here, so beyond 2^70 the power has left the range.
  if (Math.abs(y) > 1.2e21) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  const logarithm = logDoubleDouble(x);
  const exponent = multiply(logarithm, { high: y, low: 0 });
  return expOfSum(exponent.high, exponent.low);
}

// log(m) = 2 atanh((m - 1) / (m + 1)): the first terms in two numbers, where rounding would show, then in one.
const ODD_RECIPROCALS = [1, 3, 5, 7, 9, 11].map((odd) => divide(1, odd));
const LAST_ODD = 41;

function logDoubleDouble(x: number): DoubleDouble {
  const { mantissa, exponent } = splitNearOne(x);
  const s = ratioAroundOne(mantissa);
  const z = multiply(s, s);
  let tail = 0;
  for (let odd = LAST_ODD; odd >= 13; odd -= 2) tail = tail * z.high + 1 / odd;
  let series: DoubleDouble = { high: tail, low: 0 };
  for (let i = ODD_RECIPROCALS.length - 1; i >= 0; i--) series = add(multiply(series, z), ODD_RECIPROCALS[i]);
  const half = multiply(s, series);
  const ofMantissa = { high: 2 * half.high, low: 2 * half.low };
  return exponent === 0 ? ofMantissa : add(multiply({ high: exponent, low: 0 }, LN2), ofMantissa);
}

/** (m - 1) / (m + 1), where m - 1 is exact and m + 1 needs a second number. */
function ratioAroundOne(m: number): DoubleDouble {
  const numerator = m - 1;
  const denominator = twoSum(m, 1);
  const high = numerator / denominator.high;
  const back = twoProduct(high, denominator.high);
  const low = (numerator - back.high - back.low - high * denominator.low) / denominator.high;
  return { high, low };
}
