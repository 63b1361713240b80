import { HOLD } from '../metrics/phases/collapses';
import { learned } from '../metrics/phases/learned';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { epochInWords } from '../study/epochInWords';
import { spansOf } from '../study/spans';
import { isEssaySetup, withoutEssay } from './parts/essaySetup';
import type { Table } from './parts/table';

/** Tables whose claims count collapses of branches. */
const COUNTING = ['suppression', 'robustness', 'mechanism', 'dose', 'replay-suppression'];

/**
 * A table as its run can have it: without the essay's values where the run is of another set-up than the essay's, with why
 * it has no rows where they would be about collapses, and without verdicts where no run of its study could collapse.
 */
export function asRunHasIt(run: Run, table: Table): Table {
  const compared = unjudged(run, isEssaySetup(run) || table.paper ? table : withoutEssay(table));
  if (compared.rows.length > 0 || landmarks(run).collapses.length > 0) return compared;
  return noted(compared, 'This run has no accuracy collapse, and these rows are about collapses.');
}

function unjudged(run: Run, table: Table): Table {
  const reason = COUNTING.includes(table.id) ? cannotCollapse(run) : undefined;
  if (reason === undefined) return table;
  const claims = table.claims.map((claim) => ({ ...claim, held: null }));
  return noted({ ...table, claims }, `${reason}: no claim about collapses is judged.`);
}

/** Why runs like this one could not have a collapse that counts. */
function cannotCollapse(run: Run): string | undefined {
  const { counted, short } = spansOf(studyOf(run));
  if (counted + HOLD >= short)
    return `Collapses count from ${epochInWords(counted)} on and after ${epochInWords(HOLD)} epochs at 0.85, and branches end at ${epochInWords(short)}`;
  if (Number.isNaN(learned(run.history)))
    return `The accuracy never stayed at 0.85 for ${epochInWords(HOLD)} epochs`;
  return undefined;
}

const noted = (table: Table, note: string): Table => ({ ...table, notes: [note, ...(table.notes ?? [])] });
