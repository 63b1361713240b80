import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { isEssaySetup, withoutEssay } from './parts/essaySetup';
import type { Table } from './parts/table';

/**
 * A table as its run can have it: without the essay's values where the run is of another set-up than the essay's, and with
 * why it has no rows where they would be about collapses.
 */
export function asRunHasIt(run: Run, table: Table): Table {
  const compared = isEssaySetup(run) ? table : withoutEssay(table);
  if (compared.rows.length > 0 || landmarks(run).collapses.length > 0) return compared;
  const note = 'This run has no accuracy collapse, and these rows are about collapses.';
  return { ...compared, notes: [note, ...(compared.notes ?? [])] };
}
