import type { Agreement } from '../../metrics/algebra/agreement';
import { beatsOthers } from '../parts/beatsOthers';
import { bothWays } from '../parts/bothWays';
import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';

const RESIDUAL = ['cos_residual_pc1', 'cos_residual_pc1_without_ones'] as const;

const column = (rows: readonly Row[], name: string) => rows.map((row) => Number(row[name] ?? Number.NaN));

/**
 * What the rows of the table recurrence say, each time as it stands and without the all-ones direction.
 * @param own rows of two collapses of the run. @param others rows of a collapse and another seed's direction.
 * @param atOnsets how residual PC1 agrees with h1 PC1 at each onset. @param essay its cosines between collapses.
 */
export function recurrenceClaims(
  own: readonly Row[],
  others: readonly Row[],
  atOnsets: readonly Agreement[],
  essay: readonly number[],
): Claim[] {
  return [
    ...bothWays(
      {
        id: 'direction-recurs',
        statement: 'The direction of one collapse is that of the next',
        rule: '|cos| of residual PC1 above 0.85 for every pair of collapses, with at least two',
        published: essay,
      },
      RESIDUAL.map((name) => column(own, name)),
      (ours) => heldAtEach(ours, (value) => value > 0.85),
    ),
    ...bothWays(
      {
        id: 'residual-pc1-is-h1-pc1',
        statement:
          'What the prior cannot account for and where h1 varies most are one direction at the onset',
        rule: '|cos| of residual PC1 with h1 PC1 above 0.9 at every onset',
        published: null,
      },
      [atOnsets.map(({ whole }) => whole), atOnsets.map(({ withoutOnes }) => withoutOnes)],
      (ours) => heldAtEach(ours, (value) => value > 0.9),
    ),
    ...RESIDUAL.map((name, i) =>
      beatsOthers(
        {
          id: i === 0 ? 'recurs-beyond-other-seeds' : 'recurs-beyond-other-seeds-without-ones',
          statement: `A collapse shares more with the next of its run than with one of another seed${i === 0 ? '' : ', beside the all-ones direction'}`,
          rule: `least |cos| of residual PC1 between two collapses above the largest with another seed's${i === 0 ? '' : ', of the parts without u'}`,
        },
        column(own, name),
        column(others, name),
      ),
    ),
  ];
}
