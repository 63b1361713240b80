import type { BranchOutcome } from '../../mechanism/branchOutcomes';
import { signTest } from '../../metrics/statistics/signTest';
import { epochInWords } from '../../study/epochInWords';
import { type SeedGroups, seedsInWords } from '../../study/seedGroups';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { judged } from '../parts/judged';
import type { Claim } from '../parts/table';

type Count = (collapses: number) => boolean;
const none: Count = (collapses) => collapses === 0;
const some: Count = (collapses) => collapses > 0;

/** The rules of docs/what-drives-the-collapse.md, 1 to 6 and 8 to 10, in its order. */
export function mechanismClaims(
  outcomes: readonly BranchOutcome[],
  groups: SeedGroups,
  spans: Pick<Spans, 'counted' | 'short'> = ESSAY_SPANS,
): Claim[] {
  const over = overSeeds(outcomes, groups.explored, spans);
  const fresh = freshClaim(outcomes, groups.fresh);
  return [
    ...(
      [
        ['exact', 'the label gradient summed', 'exact-from-20000'],
        ['centred', "the row's mean taken off", 'centred-from-20000'],
        ['rescaled', 'the other entries scaled until the row sums to zero', 'rescaled-from-20000'],
        ['stochastic', 'the label entry rounded to the same lattice without bias', 'stochastic-from-20000'],
        ['log1p', 'the form of the loss that leaves no excess', 'log1p-from-20000'],
        ['gauge', "the head's mean over classes taken off after every step", 'gauge-1-from-20000'],
        ['exact-for-two', 'the two heaviest samples exact', 'exact-for-2-from-20000'],
      ] as const
    ).map(([id, what, name]) => over(`no-collapse-${id}`, `No collapse with ${what}`, name, none)),
    over(
      'two-as-trained',
      'The two heaviest as trained are enough for a collapse, all else exact',
      'as-trained-for-2-from-20000',
      some,
    ),
    ...[0.25, 0.5].map((drive) =>
      over(
        `no-collapse-drive-${drive}`,
        `A constant drive of ${drive} units on the two does nothing`,
        `drive-${drive}-for-2-from-20000`,
        none,
      ),
    ),
    ...[1, 2, 8].map((drive) =>
      over(
        `collapse-drive-${drive}`,
        `A constant drive of ${drive} ${drive === 1 ? 'unit' : 'units'} on the two is enough, without any rounding`,
        `drive-${drive}-for-2-from-20000`,
        some,
      ),
    ),
    over('mean-part-alone', 'The mean part of the rounding alone is enough', 'mean-only-from-20000', some),
    over(
      'coarser-products-collapse',
      'Precision is not what is missing: the collapse comes with operands of 10 bits, too',
      'tf32-from-20000',
      some,
    ),
    over(
      'no-collapse-all-ones-projected-out',
      'Projecting out the all-ones direction, which needs no data, ends the collapses',
      'suppress-all-ones',
      none,
    ),
    over(
      'no-collapse-head-mean-projected-out',
      "Projecting out the head's mean column, read off the weights, ends the collapses",
      'suppress-head-mean',
      none,
    ),
    ...['0.99', '0.9999'].map((beta2) =>
      over(
        `collapse-beta2-${beta2}`,
        `The collapse does not hang on how long second moments last: beta2 ${beta2}`,
        `beta2-${beta2}-from-20000`,
        some,
        groups.explored.slice(0, 2),
      ),
    ),
    fresh('fresh-centred', 'Fresh seeds: fewer collapses with the row’s mean taken off', 'fewer', [
      'centred-from-20000',
      'baseline',
    ]),
    fresh('fresh-exact-for-two', 'Fresh seeds: fewer collapses with the two heaviest exact', 'fewer', [
      'exact-for-2-from-20000',
      'baseline',
    ]),
    fresh(
      'fresh-as-trained-for-two',
      'Fresh seeds: more collapses with only the two heaviest as trained than with only those exact',
      'more',
      ['as-trained-for-2-from-20000', 'exact-for-2-from-20000'],
    ),
  ];
}

const overSeeds =
  (
    outcomes: readonly BranchOutcome[],
    explored: readonly number[],
    spans: Pick<Spans, 'counted' | 'short'>,
  ) =>
  (
    id: string,
    statement: string,
    condition: string,
    holds: Count,
    seeds: readonly number[] = explored,
  ): Claim => {
    const ours = countsOf(outcomes, condition, seeds);
    const rule = holds === none ? 'no accuracy collapse' : 'at least one accuracy collapse';
    return {
      id,
      statement,
      rule: `${rule} from ${epochInWords(spans.counted)} to ${epochInWords(spans.short)} in every seed (n = ${ours.length} of ${seeds.length}: ${seeds.join(', ')})`,
      published: null,
      ours,
      held: judged(ours.length === seeds.length, ours, holds),
    };
  };

const countsOf = (
  outcomes: readonly BranchOutcome[],
  condition: string,
  seeds: readonly number[],
): number[] =>
  seeds.flatMap((seed) =>
    outcomes
      .filter((one) => one.condition === condition && one.seed === seed)
      .map(({ collapses }) => collapses),
  );

/** Looked at once: judged only when every fresh seed has both runs. */
const freshClaim =
  (outcomes: readonly BranchOutcome[], seeds: readonly number[]) =>
  (id: string, statement: string, side: 'fewer' | 'more', [one, other]: readonly [string, string]): Claim => {
    const [first, second] = [one, other].map((name) => countsOf(outcomes, name, seeds));
    const complete = seeds.length > 0 && [first, second].every(({ length }) => length === seeds.length);
    const differences = complete ? first.map((count, i) => count - second[i]) : [];
    const { above, below, p } = signTest(differences);
    const right = side === 'fewer' ? below > above : above > below;
    return {
      id,
      statement,
      rule: `exact two-sided sign test of the differences by seed at 0.05 (n = ${differences.length} of ${seeds.length}: ${seedsInWords(seeds)}), ${side}; ours: the differences, then p`,
      published: null,
      ours: complete ? [...differences, p] : [],
      held: complete ? right && p <= 0.05 : null,
    };
  };
