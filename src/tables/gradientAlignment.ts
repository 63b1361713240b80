import { publishedTable } from '../data/published';
import { gradientRow } from '../experiments/gradientRow';
import { type GradientWindow, readGradientWindow } from '../experiments/gradientWindows';
import { landmarks } from '../experiments/landmarks';
import type { Run } from '../experiments/openRun';
import { windows } from '../experiments/windows';
import { mean } from '../metrics/mean';
import { gradientAlignmentClaims } from './gradientAlignmentClaims';
import { phaseColumns, phaseRows, publishedPhaseRows } from './phaseRows';
import type { Row, Table } from './table';

const ID = 'gradient-alignment';

/**
 * Essay, "The memorization direction from the loss landscape": the effective gradient against m = h1 PC1, in float32
 * as trained and exact side by side; below the phases, windows of 3,000 epochs replayed every 50, along the m of the
 * collapse's onset.
 * @throws InputError when a snapshot or a replayed window is not cached.
 */
export function gradientAlignmentTable(run: Run): Table {
  const replayed = windowRows(run);
  const phases = phaseRows(run, ID, (epoch) => phaseRow(run, epoch));
  const published = publishedRows();
  const heaviest = publishedTable(ID).values.top_1pct_samples as number;
  return {
    id: ID,
    title: 'The effective gradient along the memorization direction, in two arithmetics',
    section: 'The memorization direction from the loss landscape',
    columns: [
      ...phaseColumns,
      { name: 'cos_float32', label: 'cos(g, m) as trained', format: 'signed' },
      { name: 'cos_exact', label: 'cos(g, m) exact', format: 'signed' },
      { name: 'top_share_float32', label: 'top-1 % share as trained', format: 'percent' },
      { name: 'top_share_exact', label: 'top-1 % share exact', format: 'percent' },
      { name: 'cos_top_float32', label: 'cos(top-1 % force, m) as trained', format: 'signed' },
      { name: 'cos_top_exact', label: '… exact', format: 'signed' },
      { name: 'cos_top_float32_squared', label: '… squared, as trained', format: 'fraction' },
      { name: 'cos_top_exact_squared', label: '… squared, exact', format: 'fraction' },
      { name: 'orthogonal_carriers', label: 'samples carrying the rest', format: 'count' },
      { name: 'cos_float32_extreme', label: 'extreme cos as trained', format: 'signed' },
      { name: 'cos_exact_extreme', label: 'extreme cos exact', format: 'signed' },
    ],
    rows: [...phases, ...replayed],
    published,
    match: ['collapse', 'phase'],
    blocks: [
      {
        title: 'as in the essay',
        columns: ['cos_float32', 'cos_exact', 'top_share_float32', 'top_share_exact'],
      },
      {
        title: 'the force of the 28 heaviest samples, and the windows',
        columns: [
          'cos_top_float32',
          'cos_top_exact',
          'cos_top_float32_squared',
          'cos_top_exact_squared',
          'orthogonal_carriers',
          'cos_float32_extreme',
          'cos_exact_extreme',
        ],
      },
    ],
    claims: gradientAlignmentClaims([...phases, ...replayed], published, heaviest),
    notes: [
      'As trained: the float32 forces of the training step itself, label entry p_y - 1. Exact: float64, label entry minus the sum of the others.',
      'Window rows: means over 61 moments, extreme = most negative; m is h1 PC1 at that onset. Healthy: the latest 3,000 epochs at least 5,000 before the onset with PC1 below 20 % throughout.',
      "The essay's single column stands beside ours as trained: that is what autodiff computes.",
    ],
  };
}

function phaseRow(run: Run, epoch: number): Row {
  const row = gradientRow(run, run.parameters(epoch));
  return {
    ...pick(row),
    cos_top_float32_squared: row.cos_top_float32 ** 2,
    cos_top_exact_squared: row.cos_top_exact ** 2,
  };
}

const MEASURED = [
  'cos_float32',
  'cos_exact',
  'top_share_float32',
  'top_share_exact',
  'cos_top_float32',
  'cos_top_exact',
  'orthogonal_carriers',
] as const;

function pick(row: Readonly<Record<(typeof MEASURED)[number], number>>): Record<string, number> {
  return Object.fromEntries(MEASURED.map((name) => [name, row[name]]));
}

function windowRows(run: Run): Row[] {
  return windows(landmarks(run), run.history).map((window) => {
    const { collapse, kind, from, to } = window;
    const moments = readGradientWindow(run, window);
    return {
      collapse,
      phase: `${kind} window`,
      essay_epoch: null,
      epoch: `${formatEpoch(from)}–${formatEpoch(to)}`,
      ...windowRow(moments),
    };
  });
}

function windowRow(moments: GradientWindow): Row {
  const squares = (values: Float64Array) => mean(values.map((value) => value * value));
  return {
    ...Object.fromEntries(MEASURED.map((name) => [name, mean(moments[name])])),
    cos_top_float32_squared: squares(moments.cos_top_float32),
    cos_top_exact_squared: squares(moments.cos_top_exact),
    cos_float32_extreme: Math.min(...moments.cos_float32),
    cos_exact_extreme: Math.min(...moments.cos_exact),
  };
}

/** The essay's columns are what autodiff in float32 gives. */
function publishedRows(): Row[] {
  return publishedPhaseRows(ID).map(({ cos_effective_gradient_m, top_1pct_contribution, ...key }) => ({
    ...key,
    cos_float32: cos_effective_gradient_m,
    top_share_float32: top_1pct_contribution,
  }));
}

const formatEpoch = (epoch: number): string => epoch.toLocaleString('en-US');
