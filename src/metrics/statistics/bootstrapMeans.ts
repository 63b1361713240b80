import { quantileSorted } from 'simple-statistics';
import { prngKey } from '../../random/jaxKey';
import { uniform } from '../../random/uniform';
import { mean } from './mean';

export interface BootstrapMean {
  readonly mean: number;
  /** The 2.5 % and the 97.5 % quantile of the means of the draws. */
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile intervals of 95 % of means by the bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 13):
 * each draw takes as many of the units (seeds, say) as there are, with replacement, the same ones for every list.
 * @param lists one or more, each with a number for every unit.
 */
export function bootstrapMeans(
  lists: readonly (readonly number[])[],
  { draws = 10_000, seed = 0 }: { readonly draws?: number; readonly seed?: number } = {},
): BootstrapMean[] {
  const n = lists[0]?.length ?? 0;
  const units = drawnUnits(n, draws, seed);
  return lists.map((values) => {
    const means = Float64Array.from({ length: draws }, (_, draw) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += values[units[draw * n + k]];
      return sum / n;
    }).sort();
    const quantile = (p: number) => quantileSorted(means as unknown as number[], p);
    return { mean: mean(values), low: quantile(0.025), high: quantile(0.975) };
  });
}

/** Which unit each place of each draw takes; kept, since tables ask for the same ones again and again. */
function drawnUnits(n: number, draws: number, seed: number): Uint32Array {
  const name = `${n} ${draws} ${seed}`;
  const units =
    kept.get(name) ?? Uint32Array.from(uniform(prngKey(seed), n * draws), (u) => Math.floor(u * n));
  kept.set(name, units);
  return units;
}

const kept = new Map<string, Uint32Array>();
