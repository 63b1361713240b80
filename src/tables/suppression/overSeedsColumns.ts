import type { OverSeeds } from '../../mechanism/overSeeds';
import type { BootstrapMean } from '../../metrics/statistics/bootstrapMeans';
import { epochInWords } from '../../study/epochInWords';
import type { Spans } from '../../study/spans';
import { columnNames as names } from '../parts/columns';
import type { Block, Column, Row } from '../parts/table';

const RATES: readonly Column[] = [
  { name: 'n', label: 'n', format: 'count' },
  { name: 'rate', label: 'collapses in 100,000 epochs', format: 'ratio' },
  { name: 'rate_interval', label: '95 % over seeds', format: 'text' },
  { name: 'strict_rate', label: 'by the strict rule', format: 'ratio' },
  { name: 'strict_interval', label: '95 %', format: 'text' },
];

const PAIRED: readonly Column[] = [
  { name: 'minus_random', label: 'collapses minus those with random 1, mean', format: 'signed' },
  { name: 'fewer', label: 'seeds with fewer', format: 'count' },
  { name: 'equal', label: 'as many', format: 'count' },
  { name: 'more', label: 'more', format: 'count' },
  { name: 'p', label: 'sign test, p', format: 'fraction' },
];

const FIRST: readonly Column[] = [
  { name: 'first_median', label: 'first collapse, median', format: 'text' },
  { name: 'first_earliest', label: 'earliest', format: 'text' },
  { name: 'censored', label: 'seeds without one', format: 'count' },
];

/** What became of a condition over seeds, as columns. */
export const OVER_SEEDS: readonly Column[] = [...RATES, ...PAIRED, ...FIRST];

export function overSeedsBlocks({ counted }: Pick<Spans, 'counted'>): Block[] {
  return [
    { title: `over the seeds, from ${epochInWords(counted)} on`, columns: names(RATES) },
    { title: '… beside a random direction, paired by seed', columns: names(PAIRED) },
    { title: '… until the first collapse', columns: names(FIRST) },
  ];
}

export function overSeedsRow(found: OverSeeds | undefined): Row {
  if (!found) return {};
  const { outcomes, rate, strictRate, medianFirst, censored, minusRandom, end } = found;
  const drops = [...outcomes.values()]
    .map(({ first_drop }) => first_drop)
    .filter((drop) => !Number.isNaN(drop));
  return {
    n: outcomes.size,
    rate: rate.mean,
    rate_interval: interval(rate),
    strict_rate: strictRate.mean,
    strict_interval: interval(strictRate),
    ...(minusRandom &&
      minusRandom.units.length > 0 && {
        minus_random: minusRandom.mean,
        fewer: minusRandom.below,
        equal: minusRandom.ties,
        more: minusRandom.above,
        p: minusRandom.p,
      }),
    first_median: epochOrLater(medianFirst, end),
    first_earliest: epochOrLater(Math.min(...drops), end),
    censored,
  };
}

/** An epoch, or that it has not come up to the end. */
export const epochOrLater = (epoch: number, end: number): string =>
  Number.isFinite(epoch) ? epochInWords(epoch) : `> ${epochInWords(end)}`;

const interval = ({ low, high }: BootstrapMean): string | null =>
  Number.isNaN(low) ? null : `${low.toFixed(2)} to ${high.toFixed(2)}`;

export function overSeedsNote({ counted }: Pick<Spans, 'counted'>): string {
  return `Over the seeds: every run is counted from ${epochInWords(counted)} to its end, the baseline, too; n is the number of seeds that have it. Collapses: all declines of one geometric cycle are one. Interval: percentile bootstrap over seeds, 10,000 draws, none for a single seed; one without a width says that the seeds agree, not that the rate is known. Paired: the same seed’s run with random direction 1, up to the same epoch; exact two-sided sign test, seeds that have as many left out of it. First collapse: by the strict rule, median of Kaplan and Meier; “>” where more than half of the seeds have none by the end. Rules: docs/ten-seeds-and-a-map.md.`;
}
