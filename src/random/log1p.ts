import { splitNearOne } from './float64Bits';
import { log, logNearOne } from './log';

/** log(1 + x) in float64 without losing small x, within two units in the last place. */
export function log1p(x: number): number {
  if (Math.abs(x) < 0.25) return x === 0 ? x : logNearOne(x, 0, 0);
  const sum = 1 + x;
  if (!(sum > 0) || x > 9007199254740992) return log(sum);
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  const { mantissa, exponent } = splitNearOne(sum);
  return logNearOne(mantissa - 1, exponent, lost / sum);
}
