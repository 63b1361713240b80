import { HEALTHY_PAST_NAME } from '../experiments/replayScores';
import { heldAtEach } from './heldAtEach';
import { SHUFFLED, SHUFFLED_PAST_HEALTHY } from './replayDirections';
import type { Claim, Row } from './table';

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
  const along = (probe: string, prefix: string) => {
    const row = rows.find((one) => one.probe === probe);
    return Array.from({ length: collapses }, (_, i) => Number(row?.[`${prefix}_${i + 1}`]));
  };
  const [residual, h1] = ['residual', 'h1'].map((prefix) => along(HEALTHY_PAST_NAME, prefix));
  const [shuffled, pastHealthy] = [SHUFFLED, SHUFFLED_PAST_HEALTHY].map((name) => along(name, 'residual'));
  const none = (values: readonly number[]) => heldAtEach(values, (value) => value < 0.5);
  const all = (values: readonly number[]) => heldAtEach(values, (value) => value > 0.9);
  return [
    {
      id: 'probe-finds-direction',
      statement: 'The probe finds the memorization direction from covariances alone',
      rule: '|cos| with residual PC1 above 0.9 at every onset',
      published: essay,
      ours: residual,
      held: all(residual),
    },
    {
      id: 'near-identity',
      statement: 'At the first onset it is all but the same direction',
      rule: '|cos| with residual PC1 above 0.99 at the first onset',
      published: essay[0],
      ours: residual[0] ?? null,
      held: heldAtEach(residual.slice(0, 1), (value) => value > 0.99),
    },
    {
      id: 'probe-finds-h1-pc1',
      statement: 'It is where h1 varies most at the onsets',
      rule: '|cos| with h1 PC1 above 0.9 at every onset',
      published: null,
      ours: h1,
      held: all(h1),
    },
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
