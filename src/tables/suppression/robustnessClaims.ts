import type { RunOutcome } from '../../runs/runOutcome';
import { epochInWords } from '../../study/epochInWords';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { collapsesMoreOften } from '../parts/collapsesMoreOften';
import { judged } from '../parts/judged';
import type { Claim } from '../parts/table';

const SUPPRESSED = ['gradient-based', 'frozen GLP', 'replay'] as const;
const EXACT = 'exact, from the branch';

/** A condition of one seed. */
export interface SeedOutcome {
  readonly seed: number;
  readonly condition: string;
  readonly outcome: RunOutcome;
}

const labelled = (outcomes: readonly SeedOutcome[], label: string) =>
  outcomes.filter(({ condition }) => condition === label).map(({ outcome }) => outcome);

/** What should hold for every seed that is cached; a single seed that does so says nothing about seeds. */
export function robustnessClaims(
  outcomes: readonly SeedOutcome[],
  { branch, counted }: Pick<Spans, 'branch' | 'counted'> = ESSAY_SPANS,
): Claim[] {
  const every = (
    id: string,
    statement: string,
    rule: string,
    labels: readonly string[],
    holds: (collapses: number) => boolean,
  ): Claim => {
    const groups = labels.map((label) => labelled(outcomes, label).map(({ collapses }) => collapses));
    const ours = groups.flat();
    const held = judged(
      groups.every((group) => group.length > 1),
      ours,
      holds,
    );
    return { id, statement, rule, published: null, ours, held };
  };
  const none = (collapses: number) => collapses === 0;
  return [
    every(
      'every-seed-collapses',
      'The collapse does not hang on the seed',
      'at least one accuracy collapse in the baseline of every seed, with at least two seeds',
      ['baseline'],
      (collapses) => collapses > 0,
    ),
    every(
      'suppression-over-seeds',
      'Suppression ends the collapses for every seed',
      'no accuracy collapse under the gradient-based, the frozen and the replay direction, in this order, for every seed that has one, with at least two each',
      SUPPRESSED,
      none,
    ),
    every(
      'no-rounding-no-collapse-over-seeds',
      'Without the rounding of the label gradient no seed collapses',
      `no accuracy collapse in exact arithmetic from ${epochInWords(branch)} on for every seed, with at least two`,
      [EXACT],
      none,
    ),
    ...[
      ...SUPPRESSED.map((label) => ({
        label,
        id: label.toLowerCase().replaceAll(' ', '-'),
        words: `the ${label} one`,
        than: `the ${label} run`,
      })),
      { label: EXACT, id: 'exact', words: 'exact arithmetic', than: 'the run in exact arithmetic' },
    ].map(({ label, id, words, than }) =>
      collapsesMoreOften(
        {
          id: `random-over-${id}`,
          statement: `With a random direction a run collapses more often than with ${words}`,
        },
        than,
        [...new Set(outcomes.map(({ seed }) => seed))].map((seed) => {
          const of = (name: string) =>
            labelled(
              outcomes.filter((one) => one.seed === seed),
              name,
            ).map(({ collapses_by_cycle }) => collapses_by_cycle);
          return { seed, these: of('control: random 1'), those: of(label) };
        }),
        counted,
      ),
    ),
  ];
}
