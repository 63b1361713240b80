import { heldAtEach } from '../parts/heldAtEach';
import type { Claim, Row } from '../parts/table';

/** What `rows` of the table replay-ncc say of each claim. @param essay its published rows. */
export function replayNccClaims(rows: readonly Row[], essay: readonly Row[]): Claim[] {
  const number = (of: readonly Row[], phase: string, name: string) =>
    Number(of.find((row) => row.phase === phase)?.[name] ?? Number.NaN);
  const gain = (of: readonly Row[], phase: string) =>
    number(of, phase, 'ncc_minus_replay') - number(of, phase, 'ncc_raw');
  const left = number(rows, 'onset', 'ncc_minus_replay') - number(rows, 'onset', 'model_accuracy');
  const collapsed = number(rows, 'collapsed', 'ncc_minus_replay');
  const verdict = (at: string, value: number, holds: (value: number) => boolean) =>
    heldAtEach(rows.some(({ phase }) => phase === at) ? [value] : [], holds);
  return [
    {
      id: 'replay-direction-recovers',
      statement:
        'Removing the replay direction brings the centroids back at a collapse it was not trained on',
      rule: 'NCC minus the replay direction - model accuracy at least -0.02 at the onset',
      published: null,
      ours: left,
      held: verdict('onset', left, (value) => value >= -0.02),
    },
    {
      id: 'collapsed-not-fully-restored',
      statement: 'After the collapse removing it no longer fully restores the centroids',
      rule: 'NCC minus the replay direction below 0.95 at the collapsed phase',
      published: number(essay, 'collapsed', 'ncc_minus_replay'),
      ours: collapsed,
      held: verdict('collapsed', collapsed, (value) => value < 0.95),
    },
    {
      id: 'collapsed-removal-no-help',
      statement: 'After the collapse removing it no longer helps at all',
      rule: 'NCC minus the replay direction - raw NCC below 0.05 at the collapsed phase',
      published: gain(essay, 'collapsed'),
      ours: gain(rows, 'collapsed'),
      held: verdict('collapsed', gain(rows, 'collapsed'), (value) => value < 0.05),
    },
  ];
}
