import { conditionRuns } from '../../branches/conditionRuns';
import { type PublishedTable, publishedTable } from '../../data/published';
import type { Run } from '../../runs/openRun';
import { type RunOutcome, runOutcome } from '../../runs/runOutcome';
import { studyOf } from '../../runs/studyOf';
import { epochInThousands, epochInWords } from '../../study/epochInWords';
import { type Spans, spansOf } from '../../study/spans';
import { judged } from '../parts/judged';
import { missingConditions } from '../parts/missingConditions';
import type { Claim, Row, Table } from '../parts/table';

const ID = 'replay-suppression';
const BASELINE = 'baseline';
const REPLAY = 'replay-discovered frozen direction';

/**
 * Essay, "Autonomous discovery": the baseline, and the run that projects out from 20,000 on the direction that the
 * replay probe found. The essay's table with metrics as columns.
 */
export function replaySuppression(baseline: Run): Table {
  const { found, missing } = conditionRuns(baseline, ({ name }) => name === 'suppress-replay');
  const [replay] = found;
  const essay = publishedTable(ID);
  const spans = spansOf(studyOf(baseline));
  return {
    id: ID,
    title: 'Suppression by the direction that replay discovers',
    section: 'Autonomous discovery',
    columns: [
      { name: 'condition', label: 'condition', format: 'text' },
      { name: 'cycles', label: 'geometric cycles', format: 'count' },
      { name: 'collapses_by_cycle', label: 'collapses', format: 'count' },
      { name: 'collapses', label: '… by the strict rule', format: 'count' },
      { name: 'final_test_accuracy', label: 'final accuracy', format: 'percent' },
      { name: 'max_test_accuracy', label: 'largest accuracy', format: 'percent' },
      { name: 'min_accuracy', label: `least from ${epochInThousands(spans.settled)}`, format: 'percent' },
      { name: 'max_pc1', label: `largest PC1 from ${epochInThousands(spans.counted)}`, format: 'percent' },
    ],
    rows: [
      asRow(BASELINE, runOutcome(baseline.history, false, spans)),
      ...(replay ? [asRow(REPLAY, replay.outcome)] : []),
    ],
    published: [
      transposed(essay, BASELINE, 'baseline'),
      transposed(essay, REPLAY, 'replay_discovered_frozen_direction'),
    ],
    match: ['condition'],
    claims: [endsCollapses(essay, spans, replay?.outcome)],
    notes: [
      `The direction is found from states after ${epochInWords(spans.branch)}, where the suppression starts: it uses the future of the run that it is used in; so does the essay’s.`,
      ...missingConditions(missing, baseline),
    ],
  };
}

function endsCollapses(essay: PublishedTable, { counted, whole }: Spans, outcome?: RunOutcome): Claim {
  const column = 'replay_discovered_frozen_direction';
  return {
    id: 'replay-direction-suffices',
    statement: 'The direction that the probe finds by itself ends the collapses',
    rule: `no accuracy collapse from ${epochInWords(counted)} to ${epochInWords(whole)}, and final test accuracy above 0.99`,
    published: essay.rows.slice(0, 2).map((row) => Number(row[column])),
    ours: outcome ? [outcome.collapses, outcome.final_accuracy] : [],
    held: judged(
      outcome !== undefined && outcome.epochs >= whole,
      outcome ? [outcome] : [],
      ({ collapses, final_accuracy }) => collapses === 0 && final_accuracy > 0.99,
    ),
  };
}

function asRow(condition: string, outcome: RunOutcome): Row {
  const { cycles, collapses_by_cycle, collapses, ...measured } = outcome;
  const { final_accuracy, max_accuracy, min_accuracy, max_pc1 } = measured;
  return {
    condition,
    cycles,
    collapses_by_cycle,
    collapses,
    final_test_accuracy: final_accuracy,
    max_test_accuracy: max_accuracy,
    min_accuracy,
    max_pc1,
  };
}

/** One column of the essay's table as a row. */
function transposed({ rows }: PublishedTable, condition: string, column: string): Row {
  const values = Object.fromEntries(rows.map((row) => [String(row.metric), row[column]]));
  return { condition, ...values, collapses_by_cycle: values.collapses };
}
