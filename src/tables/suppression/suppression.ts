import { type ConditionRun, conditionRuns } from '../../branches/conditionRuns';
import { type SuppressedReference, suppressedReferences } from '../../branches/suppressedReferences';
import { publishedTable } from '../../data/published';
import { overSeeds } from '../../mechanism/overSeeds';
import { seedBranches } from '../../mechanism/seedBranches';
import type { Run } from '../../runs/openRun';
import { type RunOutcome, runOutcome } from '../../runs/runOutcome';
import { seedRuns } from '../../runs/seedRuns';
import { studyOf } from '../../runs/studyOf';
import { epochInThousands, epochInWords } from '../../study/epochInWords';
import { type Spans, spansOf } from '../../study/spans';
import { missingConditions } from '../parts/missingConditions';
import { referenceLabel } from '../parts/referenceLabel';
import type { Row, Table } from '../parts/table';
import { OVER_SEEDS, overSeedsBlocks, overSeedsNote, overSeedsRow } from './overSeedsColumns';
import { type SeedConditions, suppressionClaims } from './suppressionClaims';

const ID = 'suppression';
const ON_ANOTHER_STACK =
  'JAX: the same state, model and direction on an independent stack (bench/precision.py).';

/**
 * Essay, "Suppressing the memorization gradient": what becomes of the run when a direction is projected out of dL/dh1
 * from 20,000 on, by where the direction comes from; controls below.
 * @param baseline the run that the others branch from; those of them that are cached have a row, and so has what became
 *   of them on another stack.
 */
export function suppression(baseline: Run): Table {
  const { found, missing } = conditionRuns(baseline, ({ suppression }) => suppression !== undefined);
  const references = suppressedReferences(baseline, found);
  const essay = publishedTable(ID);
  const spans = spansOf(studyOf(baseline));
  const branches = seedBranches(baseline, ({ suppression: direction }) => direction !== undefined);
  const over = (condition: string) => overSeedsRow(overSeeds(branches, condition, spans));
  const [branch, counted] = [spans.branch, spans.counted].map(epochInWords);
  return {
    id: ID,
    title: 'Collapses with a direction projected out of the backward pass',
    section: 'Suppressing the memorization gradient',
    columns: [
      { name: 'condition', label: 'condition', format: 'text' },
      { name: 'direction', label: 'direction', format: 'text' },
      { name: 'updated', label: 'updated', format: 'text' },
      { name: 'cycles', label: 'geometric cycles', format: 'count' },
      { name: 'collapses_by_cycle', label: 'collapses', format: 'count' },
      { name: 'collapses', label: '… by the strict rule', format: 'count' },
      { name: 'final_test_accuracy', label: 'final', format: 'percent' },
      { name: 'epochs', label: 'trained to', format: 'epoch' },
      { name: 'first_drop', label: 'first collapse', format: 'epoch' },
      { name: 'crossings', label: 'below 0.95', format: 'count' },
      { name: 'min_accuracy', label: `least from ${epochInThousands(spans.settled)}`, format: 'percent' },
      { name: 'max_accuracy', label: 'largest', format: 'percent' },
      { name: 'max_pc1', label: `largest PC1 from ${epochInThousands(spans.counted)}`, format: 'percent' },
      { name: 'min_participation', label: 'least participation', format: 'ratio' },
      ...OVER_SEEDS,
    ],
    rows: [
      { ...baselineRow(baseline, spans), ...over('baseline') },
      ...found.map((one) => ({ ...conditionRow(one), ...over(one.condition.name) })),
      ...references.map(referenceRow),
    ],
    published: essay.rows.map(({ direction: _direction, updated: _updated, ...row }) => ({
      ...row,
      collapses_by_cycle: row.collapses,
    })),
    match: ['condition'],
    blocks: [
      {
        title: 'as in the essay',
        columns: ['direction', 'updated', 'cycles', 'collapses_by_cycle', 'collapses', 'final_test_accuracy'],
      },
      {
        title: 'accuracy and geometry',
        columns: [
          'epochs',
          'first_drop',
          'crossings',
          'min_accuracy',
          'max_accuracy',
          'max_pc1',
          'min_participation',
        ],
      },
      ...overSeedsBlocks(spans),
    ],
    claims: suppressionClaims(baseline, found, references, essay, suppressedOverSeeds(baseline)),
    notes: [
      `Every condition branches from the full state of the baseline at ${branch}, with Adam’s moments; its collapses are counted from ${counted} on. A direction found at an epoch after ${branch} uses the future of the run that it is used in: so do the frozen ones, here and in the essay.`,
      'Below 0.95: how often accuracy falls there, the published rule of thumb, from the same epochs on. A geometric cycle: h1 PC1 above one half, gaps below 5,000 epochs closed. A collapse by the strict rule: accuracy 0.10 below its running maximum after 1,000 epochs at 0.85 or more; declines of one cycle count as one beside it.',
      'The controls’ claims ask whether a control collapses more often than the three above, paired by seed. The direction of another seed is no negative control: it has much in common with the run’s own (table recurrence), the all-ones direction above all.',
      overSeedsNote(spans),
      ...(references.length > 0 ? [ON_ANOTHER_STACK] : []),
      ...missingConditions(missing, baseline),
    ],
  };
}

/** The suppressed runs of this and the other seeds, as far as they are cached. */
function suppressedOverSeeds(baseline: Run): SeedConditions[] {
  return seedRuns(baseline).map((run) => ({
    seed: run.config.task.seed,
    found: conditionRuns(run, ({ suppression }) => suppression !== undefined).found,
  }));
}

function baselineRow({ history }: Run, spans: Spans): Row {
  const outcome = runOutcome(history, false, spans);
  return { condition: 'baseline', direction: null, updated: null, ...measured(outcome) };
}

function conditionRow({ condition, outcome }: Pick<ConditionRun, 'condition' | 'outcome'>): Row {
  const { label, direction = null, updated = null } = condition;
  return { condition: label, direction, updated, ...measured(outcome) };
}

function referenceRow(reference: SuppressedReference): Row {
  return {
    ...conditionRow(reference),
    condition: `${referenceLabel(reference)}: ${reference.condition.label}`,
  };
}

function measured({ final_accuracy, ...outcome }: RunOutcome): Row {
  return { ...outcome, final_test_accuracy: final_accuracy };
}
