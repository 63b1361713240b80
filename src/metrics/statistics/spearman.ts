import { sampleCorrelation } from 'simple-statistics';
import { InputError } from '../../inputError';
import { averageRanks } from './averageRanks';

/**
 * Spearman's rank correlation, -1..1, equal values at the mean of their ranks (simple-statistics' own ranks them in the
 * order they come in). NaN when one side is constant or holds a NaN.
 * @throws InputError for different lengths or fewer than two values.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length || x.length < 2) {
    throw new InputError(
      `spearman: expected two lists of one length of at least 2, found ${x.length} and ${y.length}`,
    );
  }
  if ([x, y].some((side) => Array.from(side).some(Number.isNaN))) return Number.NaN;
  return sampleCorrelation(Array.from(averageRanks(x)), Array.from(averageRanks(y)));
}
