import { quantileSorted } from 'simple-statistics';
import { mean } from '../statistics/mean';
import type { Probed } from './probeUnits';

/** The mean and the 95 % point of what permuted labels give. */
export function chanceOf(permuted: readonly number[]): { mean: number; high: number } {
  return {
    mean: mean(permuted),
    high:
      permuted.length === 0
        ? Number.NaN
        : quantileSorted(
            [...permuted].sort((a, b) => a - b),
            0.95,
          ),
  };
}

/** Over several concepts, permutation by permutation. */
export function overConcepts(probed: readonly Probed[]): { auc: number; permuted: number[] } {
  return {
    auc: mean(probed.map(({ auc }) => auc)),
    permuted: (probed[0]?.permuted ?? []).map((_, k) => mean(probed.map(({ permuted }) => permuted[k]))),
  };
}
