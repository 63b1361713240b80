import { HEALTHY_PAST_NAME } from '../../probes/replayScores';
import { beatsAtEach } from '../parts/beatsAtEach';
import { bothWays } from '../parts/bothWays';
import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';
import {
  ALL_ONES,
  OTHER_SEED,
  quantileName,
  SHARES,
  SHUFFLED,
  SHUFFLED_PAST_HEALTHY,
} from './replayDirections';

const WITHOUT = '_without_ones';

/**
 * @param rows of the table replay-alignment. @param collapses how many it has.
 * @param agreement |cos| of the two ways to find the direction. @param essay its cosines, collapse by collapse.
 */
export function replayAlignmentClaims(
  rows: readonly Row[],
  collapses: number,
  agreement: number,
  essay: readonly number[],
): Claim[] {
  const values = (row: Row | undefined, prefix: string) =>
    Array.from({ length: collapses }, (_, i) => Number(row?.[`${prefix}_${i + 1}`]));
  const along = (probe: string, prefix: string) =>
    values(
      rows.find((row) => row.probe === probe),
      prefix,
    );
  const both = (prefix: string) =>
    ['', WITHOUT].map((suffix) => along(HEALTHY_PAST_NAME, `${prefix}${suffix}`));
  const [residual, without] = both('residual');
  const [shuffled, pastHealthy] = [SHUFFLED, SHUFFLED_PAST_HEALTHY].map((name) => along(name, 'residual'));
  const none = (ours: readonly number[]) => heldAtEach(ours, (value) => value < 0.5);
  const all = (ours: readonly number[]) => heldAtEach(ours, (value) => value > 0.9);
  const others = (prefix: string) =>
    rows.filter(({ input }) => String(input).startsWith(OTHER_SEED)).map((row) => values(row, prefix));
  const beyond = 'it agrees better with residual PC1 at every onset than';
  return [
    ...bothWays(
      {
        id: 'probe-finds-direction',
        statement: 'The probe finds the memorization direction from covariances alone',
        rule: '|cos| with residual PC1 above 0.9 at every onset',
        published: essay,
      },
      [residual, without],
      all,
    ),
    ...bothWays(
      {
        id: 'near-identity',
        statement: 'At the first onset it is all but the same direction',
        rule: '|cos| with residual PC1 above 0.99 at the first onset',
        published: essay[0],
      },
      [residual.slice(0, 1), without.slice(0, 1)],
      (ours) => heldAtEach(ours, (value) => value > 0.99),
    ),
    ...bothWays(
      {
        id: 'probe-finds-h1-pc1',
        statement: 'It is where h1 varies most at the onsets',
        rule: '|cos| with h1 PC1 above 0.9 at every onset',
        published: null,
      },
      both('h1'),
      all,
    ),
    beatsAtEach(
      {
        id: 'probe-beyond-all-ones',
        statement: 'What the probe discovers is more than the direction that needs no data',
        rule: `${beyond} the all-ones direction does`,
      },
      residual,
      [along(ALL_ONES, 'residual')],
    ),
    beatsAtEach(
      {
        id: 'probe-beyond-other-seeds',
        statement: 'It is more than what directions of other seeds have in common with it',
        rule: `${beyond} every direction of another seed does`,
      },
      residual,
      others('residual'),
    ),
    beatsAtEach(
      {
        id: 'probe-beyond-other-seeds-without-ones',
        statement: 'It is more than that beside the all-ones direction, too',
        rule: `${beyond} every direction of another seed does, of the parts without u`,
      },
      without,
      others(`residual${WITHOUT}`),
    ),
    {
      id: 'labels-matter',
      statement: 'It owes the direction to what became of the states: with labels shuffled it is lost',
      rule: 'mean |cos| with residual PC1 over the shuffles below 0.5 at every onset',
      published: null,
      ours: shuffled,
      held: none(shuffled),
    },
    {
      id: 'labels-matter-past-healthy',
      statement: 'The same with those states left out whose drift reaches back into a collapse',
      rule: 'the same for the probe with a healthy past, too',
      published: null,
      ours: pastHealthy,
      held: none(pastHealthy),
    },
    ...['', WITHOUT].map((suffix) =>
      beatsAtEach(
        {
          id: `probe-beyond-shuffles${suffix.replaceAll('_', '-')}`,
          statement: `It is closer to the direction than labels dealt at random bring it${suffix ? ', beside the all-ones direction' : ''}`,
          rule: `${beyond} ${100 * SHARES[1]} % of the shuffles${suffix ? ', of the parts without u' : ''}`,
        },
        along(HEALTHY_PAST_NAME, `residual${suffix}`),
        [along(quantileName(SHUFFLED, SHARES[1]), `residual${suffix}`)],
      ),
    ),
    {
      id: 'ascent-agrees',
      statement: 'Gradient ascent on the sphere finds the same direction as the eigenvector',
      rule: '|cos| above 1 - 1e-6',
      published: null,
      ours: agreement,
      held: agreement > 1 - 1e-6,
    },
  ];
}
