import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { branchHistory } from '../../branches/branchHistory';
import { collapses } from '../../metrics/phases/collapses';
import { geometricCycles } from '../../metrics/phases/geometricCycles';
import type { Run } from '../../runs/openRun';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { COLLAPSE_RULE, CYCLE_RULE } from './countingRules';
import { epochAxis } from './epochAxis';
import { PALETTE } from './palette';
import { PANEL_HEIGHT, PANEL_WIDTH, UNSEEN } from './panelSize';
import { rounded } from './rounded';
import { thin } from './thin';
import { withPowers } from './withPowers';

/** Of the axis: triangles stand above a line at 1. */
const TOP = 1.15;

/** What figures of such panels say below their title. */
export const OUTCOME_KEY: readonly string[] = [
  `Triangle: spike of ${CYCLE_RULE}.`,
  `Dashed: ${COLLAPSE_RULE}.`,
  'Frozen GLP and replay: directions from later epochs, so these runs use the future.',
];

const LINES = [
  { column: 'h1_pc1_variance_fraction', of: 'h1 variance on PC1', colour: PALETTE.all },
  { column: 'test_accuracy', of: 'test accuracy', colour: PALETTE.test },
] as const;

/**
 * What became of a run at a glance: test accuracy and h1 PC1 over the whole length of a run, spikes of geometric cycles marked at
 * the upper edge, accuracy collapses dashed, all such panels on the same axes.
 * @param spans of the study. @param baseline what the run branched from where it starts later than at 0: drawn before it.
 */
export function outcomePanel(
  title: string,
  run: Pick<Run, 'history'>,
  {
    baseline,
    spans = ESSAY_SPANS,
    width = PANEL_WIDTH,
  }: { readonly baseline?: Pick<Run, 'history'>; readonly spans?: Spans; readonly width?: number } = {},
): LayerSpec<string> {
  const [first] = run.history.epoch;
  const branched = baseline && first > 0;
  const history = branched ? branchHistory(baseline, run) : run.history;
  const counted = branched ? spans.counted : 0;
  const drops = collapses(history, counted).map(({ drop }) => ({ drop }));
  const spikes = geometricCycles(history).map(({ spike }) => ({ spike, top: TOP }));
  const values = LINES.flatMap(({ column, of }) => line(history.epoch, history[column], of));
  const marks: UnitSpec<string>[] = [
    ...(branched ? [rule([{ drop: first }], PALETTE.suppressed)] : []),
    ...(drops.length > 0 ? [rule(drops, PALETTE.collapse, [4, 3])] : []),
    ...(spikes.length > 0 ? [triangles(spikes)] : []),
  ];
  return {
    name: title,
    title: withPowers(title),
    width,
    height: PANEL_HEIGHT,
    layer: [
      ...marks,
      {
        data: { values },
        mark: { type: 'line', strokeWidth: 1.2, strokeJoin: 'round' },
        encoding: {
          x: epochAxis([0, spans.whole]),
          y: {
            field: 'value',
            type: 'quantitative',
            title: 'share',
            scale: { domain: [0, TOP], nice: false },
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
    mark: { type: 'rule', clip: true, color, strokeWidth: 1.2, ...(strokeDash && { strokeDash }) },
    encoding: { x: { field: 'drop', type: 'quantitative' } },
  };
}

/** Below the upper edge, pointing down. */
function triangles(values: { spike: number; top: number }[]): UnitSpec<string> {
  return {
    data: { values },
    mark: {
      type: 'point',
      shape: 'triangle-down',
      filled: true,
      size: 40,
      yOffset: 6,
      opacity: 1,
      fill: PALETTE.cycle,
      stroke: PALETTE.collapse,
      strokeWidth: 0.7,
    },
    encoding: {
      x: { field: 'spike', type: 'quantitative' },
      y: { field: 'top', type: 'quantitative' },
    },
  };
}

function line(epoch: Int32Array, values: Float64Array, of: string) {
  const kept = thin([...epoch], [...values], (UNSEEN / PANEL_HEIGHT) * TOP);
  return kept.map((i) => ({ epoch: epoch[i], of, value: rounded(values[i]) }));
}
