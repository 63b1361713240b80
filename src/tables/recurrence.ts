import { publishedTable } from '../data/published';
import { onsetDirection } from '../experiments/gradientWindows';
import { landmarks } from '../experiments/landmarks';
import type { Run } from '../experiments/openRun';
import { cosine } from '../metrics/cosine';
import type { Claim, Row, Table } from './table';

const ID = 'recurrence';

/**
 * Essay, "A 1-dimensional memorization subspace": whether the same direction returns at every collapse. Here m is h1
 * PC1 at the onset of each accuracy collapse; all pairs.
 * @throws InputError when a snapshot of an onset is not cached.
 */
export function recurrence(run: Run): Table {
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const directions = onsets.map((onset) => onsetDirection(run, onset));
  const rows: Row[] = onsets.flatMap((epoch, i) =>
    onsets.slice(i + 1).map((later, k) => ({
      from: i + 1,
      to: i + k + 2,
      epoch,
      later_epoch: later,
      epochs_apart: later - epoch,
      cos_h1_pc1: Math.abs(cosine(directions[i], directions[i + k + 1])),
    })),
  );
  const essay = publishedTable(ID).values.cosine_between_collapses as number[];
  const ours = rows.map((row) => Number(row.cos_h1_pc1));
  return {
    id: ID,
    title: 'The same direction at every collapse',
    section: 'A 1-dimensional memorization subspace',
    columns: [
      { name: 'from', label: 'collapse', format: 'count' },
      { name: 'to', label: 'and', format: 'count' },
      { name: 'epoch', label: 'onset', format: 'epoch' },
      { name: 'later_epoch', label: 'and', format: 'epoch' },
      { name: 'epochs_apart', label: 'apart', format: 'epoch' },
      { name: 'cos_h1_pc1', label: '|cos| of h1 PC1', format: 'fraction' },
    ],
    rows,
    published: [],
    match: [],
    claims: [directionRecurs(ours, essay)],
    notes: ["The essay's cosines are of GLP residuals; these are of h1 itself."],
  };
}

/** @param ours |cos| of every pair of collapses. */
export function directionRecurs(ours: readonly number[], essay: readonly number[]): Claim {
  return {
    id: 'direction-recurs',
    statement: 'The direction of one collapse is that of the next',
    rule: '|cos| above 0.85 for every pair of collapses, with at least two',
    published: essay,
    ours,
    held: ours.length > 0 && ours.every((value) => value > 0.85),
  };
}
