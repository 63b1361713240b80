import type { Claim, Row } from './table';

/**
 * @param row of the essay's probe in the table replay-alignment. @param collapses how many it has.
 * @param agreement |cos| of the two ways to find the direction. @param essay its cosines, collapse by collapse.
 */
export function replayAlignmentClaims(
  row: Row,
  collapses: number,
  agreement: number,
  essay: readonly number[],
): Claim[] {
  const along = (prefix: string) =>
    Array.from({ length: collapses }, (_, i) => Number(row[`${prefix}_${i + 1}`]));
  const [residual, h1] = [along('residual'), along('h1')];
  const all = (values: readonly number[]) => values.length > 0 && values.every((value) => value > 0.9);
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
      held: residual[0] > 0.99,
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
      id: 'ascent-agrees',
      statement: 'Gradient ascent on the sphere finds the same direction as the eigenvector',
      rule: '|cos| above 1 - 1e-6',
      published: null,
      ours: agreement,
      held: agreement > 1 - 1e-6,
    },
  ];
}
