import { publishedTable } from '../../data/published';
import { learned } from '../../metrics/phases/learned';
import { replayAlarm } from '../../probes/replayAlarm';
import { usesTheFuture } from '../../probes/replayDirection';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { accuracyAt } from '../../probes/replayScores';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { isSoon } from '../../training/probes/healthyPast';
import type { ReplayWarning } from '../../training/probes/replayWarnings';
import type { Row, Table } from '../parts/table';
import { replayWarningClaims } from './replayWarningClaims';

const ID = 'replay-warning';

/**
 * Essay, "Autonomous discovery": how long before a geometric cycle's spike, and before accuracy has dropped, the
 * healthy past-trajectory probe warns; with what false alarms.
 * @throws InputError when the run has no replayed cycle.
 */
export function replayWarning(run: Run): Table {
  const { probe } = replayProbeOf(run);
  const { options } = probe;
  const { threshold, training, warnings } = replayAlarm(run);
  const scores = training.map(({ score }) => score);
  const quiet = training.filter((state) => !isSoon(state)).length;
  const rows = warnings.map((warning) => warningRow(run, warning));
  const { accuracy_at_warning_above } = publishedTable(ID).values;
  return {
    id: ID,
    title: 'Warnings of the healthy past-trajectory probe',
    section: 'Autonomous discovery',
    columns: [
      { name: 'cycle', label: 'cycle', format: 'count' },
      { name: 'sample', label: 'sample', format: 'text' },
      { name: 'warning', label: 'warning', format: 'epoch' },
      { name: 'score', label: 'score', format: 'signed' },
      { name: 'h1_pc1_variance', label: 'PC1 at the warning', format: 'percent' },
      { name: 'test_accuracy', label: 'test accuracy at the warning', format: 'percent' },
      { name: 'spike', label: 'spike', format: 'epoch' },
      { name: 'drop', label: 'accuracy drop', format: 'epoch' },
      { name: 'lead_to_spike', label: 'epochs to the spike', format: 'epoch' },
      { name: 'lead_to_drop', label: 'epochs to the drop', format: 'epoch' },
      { name: 'false_alarms', label: 'false alarms', format: 'count' },
      { name: 'false_alarms_per_10000', label: '… per 10,000 epochs', format: 'ratio' },
    ],
    rows,
    published: [],
    match: [],
    blocks: [
      {
        title: 'the warning',
        columns: ['warning', 'score', 'h1_pc1_variance', 'test_accuracy'],
      },
      {
        title: 'how early, and how often without need',
        columns: ['spike', 'drop', 'lead_to_spike', 'lead_to_drop', 'false_alarms', 'false_alarms_per_10000'],
      },
    ],
    claims: replayWarningClaims(rows, Number(accuracy_at_warning_above), !Number.isNaN(learned(run.history))),
    notes: [
      `A warning is a score above ${threshold.toFixed(2)} deviations: the 99 % quantile of the ${quiet} healthy training states that no cycle follows within 2,000 epochs${quiet < 100 ? ', which of so few is their maximum' : ''}; looked for from 2,000 epochs before a cycle to its spike, every 1,000 epochs. Any other state above it is a false alarm, also one with h1 PC1 above ${options.limit}, unless it lies in a cycle or the accuracy drops within 2,000 epochs after it.`,
      `Cycles that the probe was trained on are in sample: their warnings were to be expected. ${usesTheFuture(probe)}`,
      `Scores of the healthy training states run from ${Math.min(...scores).toFixed(2)} to ${Math.max(...scores).toFixed(2)}: their deviation is set by what follows a collapse. Spike and drop from the history, every 100 epochs.`,
    ],
  };
}

function warningRow(run: Run, { cycle, heldOut, first, falseAlarms, quietEpochs }: ReplayWarning): Row {
  const { cycles, collapses } = landmarks(run);
  const mine = cycles[cycle - 1];
  const next = cycles[cycle]?.start ?? Number.POSITIVE_INFINITY;
  const drop = collapses.find((collapse) => collapse.drop >= mine.start && collapse.drop < next)?.drop;
  const lead = (to: number | undefined) => (first && to !== undefined ? to - first.epoch : null);
  return {
    cycle,
    sample: heldOut ? 'held out' : 'in sample',
    warning: first?.epoch ?? null,
    score: first?.score ?? null,
    h1_pc1_variance: first?.fraction ?? null,
    test_accuracy: first ? accuracyAt(run, first.epoch) : null,
    spike: mine.spike,
    drop: drop ?? null,
    lead_to_spike: lead(mine.spike),
    lead_to_drop: lead(drop),
    false_alarms: falseAlarms,
    false_alarms_per_10000: (10_000 * falseAlarms) / quietEpochs,
  };
}
