import { publishedTable } from '../../data/published';
import type { Phases } from '../../metrics/phases/phases';
import { landmarks, PHASE_NAMES, PHASES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import type { Column, Row } from './table';

/** The key columns of tables by phase. */
export const phaseColumns: readonly Column[] = [
  { name: 'collapse', label: 'collapse', format: 'count' },
  { name: 'phase', label: 'phase', format: 'text' },
  { name: 'essay_epoch', label: "essay's epoch", format: 'epoch' },
  { name: 'epoch', label: 'our epoch', format: 'epoch' },
];

/**
 * A row for each phase of each accuracy collapse of the run; `measure` gets the phase's epoch and all phases of
 * that collapse. The essay's epochs stand beside the first collapse, the only one that its tables are about.
 */
export function phaseRows(run: Run, table: string, measure: (epoch: number, phases: Phases) => Row): Row[] {
  const essay = publishedTable(table).rows;
  const { epoch: epochs } = run.history;
  const [first, last] = [epochs[0], epochs[epochs.length - 1]];
  return landmarks(run).collapses.flatMap(({ phases }, i) =>
    PHASES.map((phase, k) => ({ phase, k }))
      // A collapse soon after the run's beginning, or soon before its end, has not all of them.
      .filter(({ phase }) => phases[phase] >= first && phases[phase] <= last)
      .map(({ phase, k }) => ({
        collapse: i + 1,
        phase: PHASE_NAMES[phase],
        essay_epoch: i === 0 ? essay[k].epoch : null,
        epoch: phases[phase],
        ...measure(phases[phase], phases),
      })),
  );
}

/** The published rows, which follow the first collapse from build to collapsed, under the same key columns. */
export function publishedPhaseRows(table: string): Row[] {
  return publishedTable(table).rows.map(({ epoch, ...values }, k) => ({
    collapse: 1,
    essay_epoch: epoch,
    ...values,
    phase: PHASE_NAMES[PHASES[k]],
  }));
}
