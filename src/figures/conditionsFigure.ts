import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { branchHistory } from '../experiments/branchHistory';
import { conditionRuns } from '../experiments/conditionRuns';
import type { Run, RunHistory } from '../experiments/openRun';
import { AFTER_BRANCHING } from '../experiments/runOutcome';
import { collapses } from '../metrics/collapses';
import { epochAxis } from './epochAxis';
import { PALETTE } from './palette';
import { panelsFigure } from './panelsFigure';
import { rounded } from './rounded';
import { thin } from './thin';
import type { VegaLiteSpec } from './vegaLiteSpec';

const WIDTH = 224;
const HEIGHT = 110;
const UNSEEN = 0.4;

/**
 * Test accuracy and h1 PC1 of the baseline and of every cached condition, a panel each, all on the same axes: what
 * ends the collapses, and what does not.
 */
export function conditionsFigure(baseline: Run): VegaLiteSpec {
  const { found } = conditionRuns(baseline, () => true);
  return panelsFigure(
    {
      text: 'What ends the collapses, and what does not',
      subtitle: [
        'Each panel differs from the baseline in one thing, in most of them from epoch 20,000 on (orange).',
        'Dashed: an accuracy collapse. Frozen GLP and replay: directions from later epochs, so these runs use the future.',
      ],
    },
    { columns: 3, spacing: { column: 22, row: 18 } },
    [
      panel('baseline', baseline.history),
      ...found.map(({ condition, run }) =>
        condition.from === 'branch'
          ? panel(condition.label, branchHistory(baseline, run), run.history.epoch[0])
          : panel(condition.label, run.history),
      ),
    ],
  );
}

const LINES = [
  { column: 'h1_pc1_variance_fraction', of: 'h1 variance on PC1', colour: PALETTE.all },
  { column: 'test_accuracy', of: 'test accuracy', colour: PALETTE.test },
] as const;

function panel(title: string, history: RunHistory, branched?: number): LayerSpec<string> {
  const counted = branched === undefined ? 0 : AFTER_BRANCHING;
  const drops = collapses(history, counted).map(({ drop }) => ({ drop }));
  const marks: UnitSpec<string>[] = [
    ...(branched === undefined ? [] : [rule([{ drop: branched }], PALETTE.suppressed)]),
    ...(drops.length > 0 ? [rule(drops, PALETTE.collapse, [4, 3])] : []),
  ];
  return {
    name: title,
    title,
    width: WIDTH,
    height: HEIGHT,
    layer: [
      ...marks,
      {
        data: { values: LINES.flatMap(({ column, of }) => line(history.epoch, history[column], of)) },
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
