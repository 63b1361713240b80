import { publishedTable } from '../data/published';
import { landmarks } from '../experiments/landmarks';
import { onsetDirection } from '../experiments/onsetDirection';
import type { Run } from '../experiments/openRun';
import { residualRecordAt } from '../experiments/residualRecordAt';
import { cosine } from '../metrics/cosine';
import { heldAtEach } from './heldAtEach';
import type { Claim, Row, Table } from './table';

const ID = 'recurrence';

/**
 * Essay, "A 1-dimensional memorization subspace": whether the same direction returns at every collapse: residual
 * PC1 of the prior, and h1 PC1 beside it, at the onset of each accuracy collapse; all pairs.
 * @throws InputError when a snapshot or the residuals of an onset are not cached.
 */
export function recurrence(run: Run): Table {
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const directions = onsets.map((onset) => onsetDirection(run, onset));
  const residuals = onsets.map((onset) => Float64Array.from(residualRecordAt(run, onset).direction));
  const rows: Row[] = onsets.flatMap((epoch, i) =>
    onsets.slice(i + 1).map((later, k) => ({
      from: i + 1,
      to: i + k + 2,
      epoch,
      later_epoch: later,
      epochs_apart: later - epoch,
      cos_residual_pc1: Math.abs(cosine(residuals[i], residuals[i + k + 1])),
      cos_h1_pc1: Math.abs(cosine(directions[i], directions[i + k + 1])),
    })),
  );
  const essay = publishedTable(ID).values.cosine_between_collapses as number[];
  const pairs = (name: string) => rows.map((row) => Number(row[name]));
  const sameAsH1 = onsets.map((_, i) => Math.abs(cosine(residuals[i], directions[i])));
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
      { name: 'cos_residual_pc1', label: '|cos| of residual PC1', format: 'fraction' },
      { name: 'cos_h1_pc1', label: '|cos| of h1 PC1', format: 'fraction' },
    ],
    rows,
    published: [],
    match: [],
    claims: [directionRecurs(pairs('cos_residual_pc1'), essay), residualIsH1Component(sameAsH1)],
  };
}

/** @param ours |cos| of every pair of collapses. */
export function directionRecurs(ours: readonly number[], essay: readonly number[]): Claim {
  return {
    id: 'direction-recurs',
    statement: 'The direction of one collapse is that of the next',
    rule: '|cos| of residual PC1 above 0.85 for every pair of collapses, with at least two',
    published: essay,
    ours,
    held: heldAtEach(ours, (value) => value > 0.85),
  };
}

/** @param ours |cos| of residual PC1 with h1 PC1 at each onset. */
export function residualIsH1Component(ours: readonly number[]): Claim {
  return {
    id: 'residual-pc1-is-h1-pc1',
    statement: 'What the prior cannot account for and where h1 varies most are one direction at the onset',
    rule: '|cos| of residual PC1 with h1 PC1 above 0.9 at every onset',
    published: null,
    ours,
    held: heldAtEach(ours, (value) => value > 0.9),
  };
}
