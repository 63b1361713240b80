import { publishedTable } from '../../data/published';
import type { FidelityRow } from '../../priors/fidelity/fidelityFile';
import { PHASE_NAMES, PHASES } from '../../runs/landmarks';
import type { FidelityTerm } from './fidelityNearness';

/**
 * The cosine and the share of `memorization-subspace`, at every phase: its top-2 cosine and residual PC1's share. Its cosine
 * of the top 2 with PC1 stands beside them and is not judged, since the rule names one cosine.
 */
const JUDGED = { top2_cosine: 'top-2 cosine', residual_pc1_variance: 'residual PC1 share' } as const;
const BESIDE = { cos_top2_pc1: 'cos(top-2, PC1)' } as const;

/** The groups of `weight-rank-projection`, at the onset, in the essay's order. */
const GROUPS = ['top2', 'top5', 'top10', 'top28', 'all'] as const;

/** What the rule compares, choice by choice: ours at a phase beside the essay's there. */
export function fidelityTerms(rows: readonly FidelityRow[]): FidelityTerm[] {
  return rows.flatMap((row) => [...ofPhase(row, JUDGED), ...byRank(row)]);
}

/** What the same tables hold besides. */
export function termsBeside(rows: readonly FidelityRow[]): FidelityTerm[] {
  return rows.flatMap((row) => ofPhase(row, BESIDE));
}

function ofPhase(
  row: FidelityRow,
  names: Readonly<Partial<Record<keyof FidelityRow, string>>>,
): FidelityTerm[] {
  const essay = publishedTable('memorization-subspace').rows[PHASES.indexOf(row.phase)];
  return Object.entries(names).map(([name, label]) => ({
    choice: row.choice,
    of: `${label}, ${PHASE_NAMES[row.phase]}`,
    ours: Number(row[name as keyof FidelityRow]),
    essay: Number(essay[name]),
  }));
}

function byRank(row: FidelityRow): FidelityTerm[] {
  if (row.phase !== 'onset') return [];
  return publishedTable('weight-rank-projection').rows.map(({ group, projection }, k) => ({
    choice: row.choice,
    of: `projection, ${group}`,
    ours: row[`projection_${GROUPS[k]}`],
    essay: Number(projection),
  }));
}
