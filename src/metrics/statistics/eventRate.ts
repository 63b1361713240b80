import { type BootstrapMean, bootstrapMeans } from './bootstrapMeans';

/** Epochs that a rate is told by. */
export const PER = 100_000;

/**
 * How often something happens in 100,000 epochs, mean over runs, with the percentile interval of 95 % of 10,000 bootstrap
 * draws of the runs (DEFINITIONS "Seeds, counts and tests"). Without an interval, NaN, where there are fewer than two runs.
 * @param counts one for each run. @param epochs the length of the span that all are counted over.
 */
export function eventRate(counts: readonly number[], epochs: number): BootstrapMean {
  const per = PER / epochs;
  const [rate] = bootstrapMeans([counts.map((count) => per * count)]);
  return counts.length > 1 ? rate : { ...rate, low: Number.NaN, high: Number.NaN };
}
