import { publishedTable } from '../../data/published';
import { accuracy } from '../../metrics/activations/accuracy';
import { nearestCentroid } from '../../metrics/activations/nearestCentroid';
import { quadraticForm } from '../../metrics/algebra/quadraticForm';
import { trace } from '../../metrics/algebra/trace';
import { leadingOf } from '../../metrics/components/leadingComponent';
import { forward } from '../../models/mlp';
import { usesTheFuture } from '../../probes/replayDirection';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { landmarks, PHASE_NAMES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { snapshotGeometry } from '../../runs/snapshotGeometry';
import type { Row, Table } from '../parts/table';
import { replayNccClaims } from './replayNccClaims';

const ID = 'replay-ncc';
const SHOWN = ['preCollapse', 'onset', 'collapsed'] as const;

/**
 * Essay, "Autonomous discovery": nearest-centroid accuracy with the replay direction projected out, about the collapse
 * that no probe was trained on. No row for a run without such a collapse.
 * @throws InputError when the run has no replayed cycle, or a snapshot of a phase is not cached.
 */
export function replayNcc(run: Run): Table {
  const { probe } = replayProbeOf(run);
  const essay = publishedTable(ID).rows;
  const last = run.history.epoch[run.history.epoch.length - 1];
  const held = landmarks(run).collapses.find(({ phases }) => phases.onset > probe.split.trainUntil);
  const rows: Row[] = held
    ? SHOWN.map((phase, k) => ({ phase, k }))
        // The run may end before the last of them.
        .filter(({ phase }) => held.phases[phase] <= last)
        .map(({ phase, k }) => ({
          phase: PHASE_NAMES[phase],
          essay_epoch: essay[k].epoch,
          epoch: held.phases[phase],
          ...replayNccRow(run, held.phases[phase], probe.direction),
        }))
    : [];
  const published = essay.map(({ epoch: essay_epoch, ncc_raw, ncc_projected }, k) => ({
    phase: PHASE_NAMES[SHOWN[k]],
    essay_epoch,
    ncc_raw,
    ncc_minus_replay: ncc_projected,
  }));
  return {
    id: ID,
    title: 'Nearest-centroid accuracy without the replay direction, at the collapse kept apart',
    section: 'Autonomous discovery',
    columns: [
      { name: 'phase', label: 'phase', format: 'text' },
      { name: 'essay_epoch', label: "essay's epoch", format: 'epoch' },
      { name: 'epoch', label: 'our epoch', format: 'epoch' },
      { name: 'model_accuracy', label: 'model', format: 'percent' },
      { name: 'ncc_raw', label: 'NCC raw', format: 'percent' },
      { name: 'ncc_minus_replay', label: 'NCC − replay direction', format: 'percent' },
      { name: 'ncc_minus_pc1', label: 'NCC − PC1', format: 'percent' },
      { name: 'replay_variance', label: 'variance along the replay direction', format: 'percent' },
    ],
    rows,
    published,
    match: ['phase'],
    blocks: [
      {
        title: '',
        columns: ['model_accuracy', 'ncc_raw', 'ncc_minus_replay', 'ncc_minus_pc1', 'replay_variance'],
      },
    ],
    claims: replayNccClaims(rows, published),
    notes: [
      `Centroids from training activations, test samples assigned. PC1: of h1 at that epoch. ${usesTheFuture(probe)}`,
      'The essay names its phases pre-collapse, approaching collapse and collapse.',
    ],
  };
}

function replayNccRow(run: Run, epoch: number, direction: Float64Array): Row {
  const { train, test } = run.data.split;
  const { parameters, h1, spread, components } = snapshotGeometry(run, epoch);
  const onTest = forward(parameters, run.shape, test.pairs);
  const ncc = nearestCentroid(
    { rows: h1, labels: train.labels },
    { rows: onTest.h1, labels: test.labels },
    run.shape.p,
  );
  return {
    model_accuracy: accuracy(onTest.logits, test.labels),
    ncc_raw: ncc.accuracy(),
    ncc_minus_replay: ncc.accuracy(direction),
    ncc_minus_pc1: ncc.accuracy(leadingOf(components, spread).direction),
    replay_variance: quadraticForm(spread, direction) / trace(spread),
  };
}
