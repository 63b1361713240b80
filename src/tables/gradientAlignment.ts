import { publishedTable } from '../data/published';
import { gradientRow } from '../experiments/gradientRow';
import { type GradientWindow, readGradientWindow } from '../experiments/gradientWindows';
import { landmarks } from '../experiments/landmarks';
import type { Run } from '../experiments/openRun';
import { windows } from '../experiments/windows';
import { mean } from '../metrics/mean';
import { eachCollapse } from './eachCollapse';
import { phaseColumns, phaseRows, publishedPhaseRows } from './phaseRows';
import type { Claim, Row, Table } from './table';

const ID = 'gradient-alignment';

/**
 * Essay, "The memorization direction from the loss landscape": the effective gradient against m = h1 PC1, in float32
 * as trained and exact side by side; below the phases, windows of 3,000 epochs replayed every 50, along the m of the
 * collapse's onset.
 * @throws InputError when a snapshot or a replayed window is not cached.
 */
export function gradientAlignmentTable(run: Run): Table {
  const phases = phaseRows(run, ID, (epoch) => phaseRow(run, epoch));
  const replayed = windowRows(run);
  const values = publishedTable(ID).values;
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
    published: publishedRows(),
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
    claims: claims(phases, replayed, values),
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
      epoch: `${from}–${to}`,
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

function claims(
  phases: readonly Row[],
  replayed: readonly Row[],
  values: Readonly<Record<string, unknown>>,
): Claim[] {
  const essay = publishedRows();
  const at = (phase: string, name: string) => Number(essay.find((row) => row.phase === phase)?.[name]);
  const extreme = (name: string) => (row: Row) => Number(row[name]);
  return [
    eachCollapse(
      {
        id: 'force-along-m-as-trained',
        statement: 'Before a collapse the effective gradient pushes along +m, as trained',
        rule: 'most negative cos(g, m) as trained at most -0.8 in every onset window',
        published: at('pre-collapse', 'cos_float32'),
      },
      replayed,
      'onset window',
      extreme('cos_float32_extreme'),
      (value) => value <= -0.8,
    ),
    eachCollapse(
      {
        id: 'force-along-m-exact',
        statement: 'The same in exact arithmetic',
        rule: 'most negative cos(g, m) exact at most -0.8 in every onset window',
        published: null,
      },
      replayed,
      'onset window',
      extreme('cos_exact_extreme'),
      (value) => value <= -0.8,
    ),
    eachCollapse(
      {
        id: 'top-share-as-trained',
        statement: `The ${values.top_1pct_samples} heaviest samples contribute almost all of the force along m`,
        rule: 'top-1 % share along m as trained at least 0.9 at every pre-collapse',
        published: at('pre-collapse', 'top_share_float32'),
      },
      phases,
      'pre-collapse',
      extreme('top_share_float32'),
      (value) => value >= 0.9,
    ),
    eachCollapse(
      {
        id: 'healthy-window-quiet',
        statement:
          'In a healthy stretch the mean force along m is weaker than before the collapse, as trained',
        rule: 'mean cos(g, m) of the healthy window minus that of the onset window above 0.1, at every collapse',
        published: null,
      },
      replayed,
      'healthy window',
      (row, collapse) =>
        Number(row.cos_float32) - Number(collapse.find(({ phase }) => phase === 'onset window')?.cos_float32),
      (value) => value > 0.1,
    ),
    eachCollapse(
      {
        id: 'sign-turns-after-collapse',
        statement: 'Once collapsed, the force along +m is gone',
        rule: 'cos(g, m) as trained above -0.2 at every collapsed phase',
        published: at('collapsed', 'cos_float32'),
      },
      phases,
      'collapsed',
      extreme('cos_float32'),
      (value) => value > -0.2,
    ),
  ];
}
