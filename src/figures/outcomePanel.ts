import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { branchHistory } from '../experiments/branchHistory';
import type { Run } from '../experiments/openRun';
import { AFTER_BRANCHING } from '../experiments/runOutcome';
import { collapses } from '../metrics/collapses';
import { epochAxis } from './epochAxis';
import { PALETTE } from './palette';
import { PANEL_WIDTH, UNSEEN } from './panelSize';
import { rounded } from './rounded';
import { thin } from './thin';

/** Inner height, px. */
const HEIGHT = 110;

/** What figures of such panels say below their title. */
export const OUTCOME_KEY =
  'Dashed: an accuracy collapse. Frozen GLP and replay: directions from later epochs, so these runs use the future.';

const LINES = [
  { column: 'h1_pc1_variance_fraction', of: 'h1 variance on PC1', colour: PALETTE.all },
  { column: 'test_accuracy', of: 'test accuracy', colour: PALETTE.test },
] as const;

/**
 * What became of a run at a glance: test accuracy and h1 PC1 over 100,000 epochs, accuracy collapses dashed, all such
 * panels on the same axes.
 * @param run where left out there is no such run, and the panel is empty.
 * @param baseline what the run branched from where it starts later than at 0: drawn before it.
 */
export function outcomePanel(
  title: string,
  run: Pick<Run, 'history'> | undefined,
  {
    baseline,
    width = PANEL_WIDTH,
  }: { readonly baseline?: Pick<Run, 'history'>; readonly width?: number } = {},
): LayerSpec<string> {
  const first = run?.history.epoch[0] ?? 0;
  const branched = baseline && first > 0;
  const history = run && branched ? branchHistory(baseline, run) : run?.history;
  const counted = branched ? AFTER_BRANCHING : 0;
  const drops = history ? collapses(history, counted).map(({ drop }) => ({ drop })) : [];
  const values = history ? LINES.flatMap(({ column, of }) => line(history.epoch, history[column], of)) : [];
  const marks: UnitSpec<string>[] = [
    ...(branched ? [rule([{ drop: first }], PALETTE.suppressed)] : []),
    ...(drops.length > 0 ? [rule(drops, PALETTE.collapse, [4, 3])] : []),
  ];
  return {
    name: title,
    title,
    width,
    height: HEIGHT,
    layer: [
      ...marks,
      {
        data: { values },
        mark: { type: 'line', strokeWidth: 1.2, strokeJoin: 'round' },
        encoding: {
          x: epochAxis([0, 100_000]),
          y: {
            field: 'value',
            type: 'quantitative',
            title: 'share',
            scale: { domain: [0, 1.05], nice: false },
            axis: { format: '.1f', tickCount: 5 },
          },
          color: {
            field: 'of',
            type: 'nominal',
            scale: { domain: LINES.map(({ of }) => of), range: LINES.map(({ colour }) => colour) },
            legend: { symbolType: 'stroke' },
          },
        },
      },
    ],
  };
}

function rule(values: { drop: number }[], color: string, strokeDash?: number[]): UnitSpec<string> {
  return {
    data: { values },
    mark: { type: 'rule', color, strokeWidth: 1.2, ...(strokeDash && { strokeDash }) },
    encoding: { x: { field: 'drop', type: 'quantitative' } },
  };
}

function line(epoch: Int32Array, values: Float64Array, of: string) {
  const kept = thin([...epoch], [...values], (UNSEEN / HEIGHT) * 1.05);
  return kept.map((i) => ({ epoch: epoch[i], of, value: rounded(values[i]) }));
}
