import { type OverSeeds, RANDOM } from '../../mechanism/overSeeds';
import { epochInWords } from '../../study/epochInWords';
import { seedsInWords } from '../../study/seedGroups';
import type { Spans } from '../../study/spans';
import { collapsesMoreOften } from '../parts/collapsesMoreOften';
import { judged } from '../parts/judged';
import type { Claim } from '../parts/table';

/** What became of a condition of the fresh seeds, and whether each has all that it can have of it. */
export interface FreshOutcomes {
  readonly found?: OverSeeds;
  readonly complete: boolean;
}

/** Conditions that should collapse less often than a random direction. */
const COMPARED = [
  ['gradient', 'suppress-gradient', "the gradient's direction"],
  ['frozen-glp', 'suppress-frozen-glp', "the prior's frozen direction"],
  ['replay', 'suppress-replay', "the replay probe's direction"],
  ['exact', 'exact-from-20000', 'exact arithmetic'],
] as const;

/**
 * Rules 1 to 3 of docs/ten-seeds-and-a-map.md, over the seeds that nobody had seen when they were written; looked at once,
 * so that nothing is said before all is there.
 * @param of by name of a condition, or `baseline`.
 */
export function freshSeedsClaims(
  of: (condition: string) => FreshOutcomes,
  seeds: readonly number[],
  { counted }: Pick<Spans, 'counted'>,
): Claim[] {
  const named = seedsInWords(seeds);
  const each = (
    id: string,
    statement: string,
    rule: string,
    condition: string,
    holds: (n: number) => boolean,
  ) => {
    const { found, complete } = of(condition);
    const ours = complete && found ? [...found.outcomes.values()].map(({ collapses }) => collapses) : [];
    const said = `${rule} from ${epochInWords(counted)} on, by the strict rule, in every fresh seed (n = ${ours.length} of ${seeds.length}: ${named})`;
    const held = ours.length > 0 ? judged(complete, ours, holds) : null;
    return { id, statement, rule: said, published: null, ours, held };
  };
  return [
    each(
      'fresh-seeds-collapse',
      'Fresh seeds: as trained the model collapses',
      'at least one accuracy collapse',
      'baseline',
      (n) => n > 0,
    ),
    each(
      'fresh-exact-none',
      'Fresh seeds: exact arithmetic ends the collapses',
      'no accuracy collapse',
      'exact-from-20000',
      (n) => n === 0,
    ),
    ...COMPARED.map(([id, condition, words]) => {
      const [these, those] = [of(RANDOM), of(condition)];
      const complete = these.complete && those.complete;
      const counts = (one: FreshOutcomes, seed: number) => {
        const outcome = one.found?.outcomes.get(seed);
        return complete && outcome ? [outcome.collapses_by_cycle] : [];
      };
      return collapsesMoreOften(
        {
          id: `fresh-random-over-${id}`,
          statement: `Fresh seeds: with a random direction a run collapses more often than with ${words}`,
        },
        `the run with ${words}`,
        seeds.map((seed) => ({ seed, these: counts(these, seed), those: counts(those, seed) })),
        counted,
      );
    }),
  ];
}
