import { ALL_ONES, type Arm, LEARNED } from '../../mechanism/arms';
import type { BranchOutcome } from '../../mechanism/branchOutcomes';
import { bootstrapMeans } from '../../metrics/statistics/bootstrapMeans';
import { PER } from '../../metrics/statistics/eventRate';
import { mean } from '../../metrics/statistics/mean';
import { pairedDifferences } from '../../metrics/statistics/pairedDifferences';
import { epochInWords } from '../../study/epochInWords';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { signedCount } from '../parts/signedCount';
import type { Row } from '../parts/table';

/** One row for each arm that has a run of a seed asked for: what became of all of them, paired with the seeds as trained. */
export function armRows(
  arms: readonly Arm[],
  outcomes: readonly BranchOutcome[],
  seeds: readonly number[],
  { counted, short }: Spans = ESSAY_SPANS,
): Row[] {
  const per = PER / (short - counted);
  const bySeed = (name: string) =>
    seeds.flatMap((seed) => outcomes.filter((one) => one.seed === seed && one.condition === name));
  const countsOf = (name: string) => new Map(bySeed(name).map(({ seed, collapses }) => [seed, collapses]));
  const [baseline, withoutData] = [countsOf('baseline'), countsOf(ALL_ONES)];
  return arms.flatMap(({ name, label, kind }): Row[] => {
    const found = bySeed(name);
    if (found.length === 0) return [];
    const list = (of: (outcome: BranchOutcome) => string) => found.map(of).join(', ');
    const paired = name === 'baseline' ? undefined : pairedDifferences(countsOf(name), baseline);
    const [rate] = bootstrapMeans([found.map(({ collapses }) => per * collapses)]);
    return [
      {
        kind,
        condition: label,
        seeds: list(({ seed }) => `${seed}`),
        collapses: list(({ collapses }) => `${collapses}`),
        by_cycle: list(({ collapses_by_cycle }) => `${collapses_by_cycle}`),
        cycles: list(({ cycles }) => `${cycles}`),
        first: list(({ first_drop }) => (Number.isNaN(first_drop) ? '–' : epochInWords(first_drop))),
        rate: rate.mean,
        rate_interval: `${rate.low.toFixed(1)} to ${rate.high.toFixed(1)}`,
        fewer: paired?.below ?? null,
        equal: paired?.ties ?? null,
        more: paired?.above ?? null,
        p: paired?.p ?? null,
        ...(LEARNED.includes(name) && withoutData.size > 0 && { minus_all_ones: list(minus(withoutData)) }),
        max_pc1: Math.max(...found.map(({ max_pc1 }) => max_pc1)),
        min_accuracy: Math.min(...found.map(({ min_accuracy }) => min_accuracy)),
        mean_final: mean(found.map(({ final_accuracy }) => final_accuracy)),
        least_mean_logit: least(found.map(({ leastMeanLogit }) => leastMeanLogit)),
      },
    ];
  });
}

/** How many collapses more than another condition of the same seed has. */
const minus =
  (other: ReadonlyMap<number, number>) =>
  ({ seed, collapses }: BranchOutcome): string => {
    const theirs = other.get(seed);
    return theirs === undefined ? '–' : signedCount(collapses - theirs);
  };

/** Of those that are known. */
function least(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length > 0 ? Math.min(...known) : Number.NaN;
}
