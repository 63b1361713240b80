import { publishedTable } from '../../data/published';
import type { Run } from '../../runs/openRun';
import { lacking } from '../parts/lacking';
import { publishedPhaseRows } from '../parts/phaseRows';
import type { Row, Table } from '../parts/table';
import { gradientAlignmentClaims } from './gradientAlignmentClaims';
import {
  gradientAlignmentColumns,
  onsetName,
  ownResidualName,
  residualName,
} from './gradientAlignmentColumns';
import { gradientPhaseRows, gradientWindowRows } from './gradientAlignmentRows';

const ID = 'gradient-alignment';

/**
 * Essay, "The memorization direction from the loss landscape": the effective gradient against m, in float32 as trained
 * and exact side by side; below the phases, windows of 3,000 epochs replayed every 50. m is h1 PC1, residual PC1 of the
 * prior at the collapse's onset, and residual PC1 at the row's own epoch: all shown, none chosen.
 * Without residuals or windows, as far as it can be told.
 * @throws InputError when a snapshot of a phase is not cached.
 */
export function gradientAlignmentTable(run: Run): Table {
  const lacks = lacking();
  const rows = [...gradientPhaseRows(run, ID, lacks), ...gradientWindowRows(run, lacks)];
  const published = publishedRows();
  const heaviest = publishedTable(ID).values.top_1pct_samples as number;
  const notes = publishedTable('author-notes').values;
  return {
    id: ID,
    title: 'The effective gradient along the memorization direction, in two arithmetics',
    section: 'The memorization direction from the loss landscape',
    ...gradientAlignmentColumns,
    rows,
    published,
    match: ['collapse', 'phase'],
    claims: lacks.judged(gradientAlignmentClaims(rows, published, heaviest)),
    notes: [
      ...lacks.notes(),
      'As trained: the float32 forces of the training step itself, label entry p_y - 1. Exact: float64, label entry minus the sum of the others. The claims are about m = h1 PC1.',
      "Phases: h1 PC1 of the row's own epoch. Window rows: means over 61 moments, extreme = most negative; m is the PC1 at that onset. Healthy: the latest 3,000 epochs at least 5,000 before the onset with PC1 below 20 % throughout.",
      "The essay's single column stands beside ours as trained, for every m: that is what autodiff computes, and its m is the residuals'.",
      `The ${heaviest} heaviest: net share, the sum of their g·m over the sum of all g·m, which can exceed 100 % and means nothing where the net force vanishes, after a collapse; share of summed |g·m|, where jitter of the others that cancels counts too. Of those samples ${notes.source} have ${percent(notes.top_1pct_of_memorization_gradient)} of the memorization and ${percent(notes.top_1pct_of_generalization_gradient)} of the generalization gradient: our net share, and our share of the summed length orthogonal to m. The essay does not say which share its column is, so it stands beside both. The limits of the claims on them were set when their values at the first edition's phases of seed 42 were known.`,
      'Samples carrying the rest: exact arithmetic only.',
    ],
  };
}

const percent = (share: unknown): string => `${Math.round(100 * Number(share))} %`;

/** The essay's columns are what autodiff in float32 gives; its m comes from residuals. */
function publishedRows(): Row[] {
  const { top_1pct_of_generalization_gradient } = publishedTable('author-notes').values;
  return publishedPhaseRows(ID).map(({ cos_effective_gradient_m, top_1pct_contribution, ...key }) => {
    const named = (name: (of: string) => string): Row => ({
      [name('cos_float32')]: cos_effective_gradient_m,
      [name('top_share_float32')]: top_1pct_contribution,
      [name('net_float32')]: top_1pct_contribution,
    });
    return {
      ...key,
      ...named((name) => name),
      ...named(residualName),
      ...named(ownResidualName),
      [onsetName('net_float32')]: top_1pct_contribution,
      [onsetName('orthogonal_float32')]:
        top_1pct_contribution === null ? null : (top_1pct_of_generalization_gradient as number),
    };
  });
}
