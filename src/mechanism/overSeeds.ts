import type { BootstrapMean } from '../metrics/statistics/bootstrapMeans';
import { eventRate } from '../metrics/statistics/eventRate';
import { medianTime } from '../metrics/statistics/medianTime';
import { type PairedDifferences, pairedDifferences } from '../metrics/statistics/pairedDifferences';
import type { Spans } from '../study/spans';
import type { SeedBranch } from './seedBranches';
import { type ShortOutcome, shortOutcome } from './shortOutcome';

/** The control that conditions are compared with, seed by seed. */
export const RANDOM = 'suppress-random-1';

/** What became of a condition over seeds, all counted over the same span (docs/ten-seeds-and-a-map.md). */
export interface OverSeeds {
  /** Where the span ends. */
  readonly end: number;
  /** By seed; collapses and the first drop are from the span's beginning on, of baselines, too. */
  readonly outcomes: ReadonlyMap<number, ShortOutcome>;
  /** Collapses in 100,000 epochs, all declines of one geometric cycle as one. */
  readonly rate: BootstrapMean;
  /** The same by the strict rule. */
  readonly strictRate: BootstrapMean;
  /** Epoch of the first collapse, by Kaplan and Meier's estimate; NaN where half of the seeds have none. */
  readonly medianFirst: number;
  /** Seeds without a collapse up to the end. */
  readonly censored: number;
  /** Collapses (declines of one cycle as one) minus those with a random direction; left out for that itself. */
  readonly minusRandom?: PairedDifferences;
}

/** @returns undefined where no seed has a run of it. */
export function overSeeds(
  branches: readonly SeedBranch[],
  condition: string,
  spans: Spans,
): OverSeeds | undefined {
  const own = branches.filter((one) => one.condition === condition);
  if (own.length === 0) return undefined;
  const [{ end }] = own;
  const upTo = (those: readonly SeedBranch[]) =>
    new Map(
      those.map(
        ({ seed, history }) => [seed, shortOutcome(history, true, { ...spans, short: end })] as const,
      ),
    );
  const outcomes = upTo(own);
  const all = [...outcomes.values()];
  const length = end - spans.counted;
  const times = all.map(({ first_drop: first }) =>
    Number.isNaN(first) ? { time: end, happened: false } : { time: first, happened: true },
  );
  return {
    end,
    outcomes,
    rate: eventRate(
      all.map(({ collapses_by_cycle }) => collapses_by_cycle),
      length,
    ),
    strictRate: eventRate(
      all.map(({ collapses }) => collapses),
      length,
    ),
    medianFirst: medianTime(times),
    censored: times.filter(({ happened }) => !happened).length,
    ...(condition !== RANDOM && {
      minusRandom: pairedDifferences(
        byCycle(outcomes),
        byCycle(upTo(branches.filter((one) => one.condition === RANDOM))),
      ),
    }),
  };
}

const byCycle = (outcomes: ReadonlyMap<number, ShortOutcome>): Map<number, number> =>
  new Map([...outcomes].map(([seed, { collapses_by_cycle }]) => [seed, collapses_by_cycle]));
