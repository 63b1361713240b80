import { PHASE_NAMES } from '../../runs/landmarks';
import { bothWays } from '../parts/bothWays';
import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';

export const H1_PC1 = 'h1 PC1';
export const HEAD_MEAN = "head's mean column";

/**
 * What the rows of the table method-agreement say, each time as it stands and without the all-ones direction.
 * @param essay its cosine of the two methods. @param proxy the one above which its author has h1 PC1 and the direction.
 */
export function methodAgreementClaims(rows: readonly Row[], essay: number, proxy: number): Claim[] {
  const collapses = [...new Set(rows.map(({ collapse }) => collapse))];
  const best = (of: (row: Row) => boolean, name: string) =>
    collapses.map((collapse) =>
      Math.max(...rows.filter((row) => row.collapse === collapse && of(row)).map((row) => Number(row[name]))),
    );
  const both = (of: (row: Row) => boolean, name: string) =>
    [name, `${name}_without_ones`].map((column) => best(of, column));
  const above = (limit: number) => (ours: readonly number[]) => heldAtEach(ours, (value) => value > limit);
  const at = (phase: string, definition: string) => (row: Row) =>
    row.phase === phase && row.definition === definition;
  return [
    ...bothWays(
      {
        id: 'methods-agree',
        statement: 'Residual analysis and gradient decomposition identify the same direction',
        rule: `the best of the six definitions above ${essay} at every pre-collapse`,
        published: essay,
      },
      both(({ arithmetic }) => arithmetic !== null, 'cos_residual_pc1'),
      above(essay),
    ),
    ...[PHASE_NAMES.preCollapse, PHASE_NAMES.onset].flatMap((phase) =>
      bothWays(
        {
          id: `activations-agree-at-${phase}`,
          statement:
            'Residual analysis and the activations themselves identify the same direction, as the author’s public notes have it',
          rule: `|cos| of residual PC1 with h1 PC1 above ${proxy} at every ${phase}`,
          published: proxy,
        },
        both(at(phase, H1_PC1), 'cos_residual_pc1'),
        above(proxy),
      ),
    ),
    ...bothWays(
      {
        id: 'direction-read-off-weights',
        statement: 'The direction can be read off the weights of the head, with no data at all',
        rule: `|cos| of the head's mean column with h1 PC1 above ${proxy} at every onset`,
        published: null,
      },
      both(at(PHASE_NAMES.onset, HEAD_MEAN), 'cos_h1_pc1'),
      above(proxy),
    ),
  ];
}
