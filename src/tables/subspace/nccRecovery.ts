import { publishedTable } from '../../data/published';
import { accuracy } from '../../metrics/activations/accuracy';
import { contamination } from '../../metrics/activations/contamination';
import { nearestCentroidControls } from '../../metrics/activations/nearestCentroidControls';
import { trace } from '../../metrics/algebra/trace';
import { leadingOf } from '../../metrics/components/leadingComponent';
import { participationRatio } from '../../metrics/components/participationRatio';
import { forward } from '../../models/mlp';
import { PHASE_NAMES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { snapshotGeometry } from '../../runs/snapshotGeometry';
import { phaseColumns, phaseRows, publishedPhaseRows } from '../parts/phaseRows';
import type { Row, Table } from '../parts/table';
import { nccRecoveryClaims } from './nccRecoveryClaims';

const ID = 'ncc-recovery';

/**
 * Essay, "Fourier solution contamination": nearest-centroid accuracy in h1 before and after projecting PC1 out, at the
 * phases of every accuracy collapse, with controls and with what tells contamination from degradation.
 * @throws InputError when a snapshot of a phase is not cached.
 */
export function nccRecovery(run: Run): Table {
  const rows = withRatio(phaseRows(run, ID, (epoch) => nccRecoveryRow(run, epoch)));
  const published = nccRecoveryPublished();
  return {
    id: ID,
    title: 'Nearest-centroid accuracy with and without one direction',
    section: 'Fourier solution contamination',
    columns: [
      ...phaseColumns,
      { name: 'model_accuracy', label: 'model', format: 'percent' },
      { name: 'ncc_raw', label: 'NCC raw', format: 'percent' },
      { name: 'ncc_minus_pc1', label: 'NCC − PC1', format: 'percent' },
      { name: 'h1_pc1_variance', label: 'PC1 variance', format: 'percent' },
      { name: 'participation_ratio', label: 'participation', format: 'ratio' },
      { name: 'ncc_minus_pc2', label: 'NCC − PC2', format: 'percent' },
      { name: 'ncc_minus_random', label: 'NCC − random', format: 'percent' },
      { name: 'ncc_minus_pc1_without_top28', label: 'NCC − PC1 of the rest', format: 'percent' },
      { name: 'between_class_variance', label: 'between-class variance ⊥ PC1', format: 'ratio' },
      { name: 'between_class_over_peak', label: '… over approach', format: 'ratio' },
      { name: 'pc1_absolute_variance', label: 'variance along PC1', format: 'ratio' },
    ],
    rows,
    published,
    match: ['collapse', 'phase'],
    blocks: [
      {
        title: 'as in the essay',
        columns: ['model_accuracy', 'ncc_raw', 'ncc_minus_pc1', 'h1_pc1_variance', 'participation_ratio'],
      },
      {
        title: 'controls, and contamination or degradation',
        columns: [
          'ncc_minus_pc2',
          'ncc_minus_random',
          'ncc_minus_pc1_without_top28',
          'between_class_variance',
          'between_class_over_peak',
          'pc1_absolute_variance',
        ],
      },
    ],
    claims: nccRecoveryClaims(rows, published),
    notes: [
      'Centroids from training activations, test samples assigned. Random: mean of 20 directions. PC1 of the rest: estimated without the 28 highest-weight samples. Variances in squared units of h1.',
    ],
  };
}

/** The measures of one snapshot. @throws InputError when it is not cached. */
export function nccRecoveryRow(run: Run, epoch: number): Row {
  const { train, test } = run.data.split;
  const { parameters, h1, spread, components } = snapshotGeometry(run, epoch);
  const onTest = forward(parameters, run.shape, test.pairs);
  const samples = { rows: h1, labels: train.labels };
  const pc1 = leadingOf(components, spread);
  const held = { rows: onTest.h1, labels: test.labels };
  const ncc = nearestCentroidControls(samples, held, run.data.weights, run.shape.p, spread, components);
  const { betweenClassVariance, pc1Variance } = contamination(samples, run.shape.p, pc1);
  return {
    model_accuracy: accuracy(onTest.logits, test.labels),
    ncc_raw: ncc.raw,
    ncc_minus_pc1: ncc.minusPc1,
    h1_pc1_variance: pc1Variance / trace(spread),
    participation_ratio: participationRatio(spread),
    ncc_minus_pc2: ncc.minusPc2,
    ncc_minus_random: ncc.minusRandom,
    ncc_minus_pc1_without_top28: ncc.minusPc1WithoutHeaviest,
    between_class_variance: betweenClassVariance,
    pc1_absolute_variance: pc1Variance,
  };
}

/** Each collapse's between-class variance over its value 2,000 epochs before the onset. */
function withRatio(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const peak = rows.find((other) => other.collapse === row.collapse && other.phase === PHASE_NAMES.peak);
    return {
      ...row,
      between_class_over_peak: Number(row.between_class_variance) / Number(peak?.between_class_variance),
    };
  });
}

/** The essay's rows, with what it says of the onset beside its table. */
export function nccRecoveryPublished(): Row[] {
  const onset = publishedTable(ID).values.at_27000 as {
    h1_pc1_variance: number;
    participation_ratio: number;
  };
  return publishedPhaseRows(ID).map((row) => (row.phase === 'onset' ? { ...row, ...onset } : row));
}
