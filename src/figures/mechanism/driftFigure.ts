import type { DriftRow } from '../../mechanism/driftRow';
import type { DriftWindow } from '../../mechanism/driftWindows';
import { mean } from '../../metrics/statistics/mean';
import { COMPARED, PALETTE } from '../charts/palette';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { type Strip, windowsFigure } from '../charts/windowsFigure';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';
import { LOGIT_AXIS } from './logitAxis';

const [ALL, FIRST, SECOND] = ['all', 'heaviest', 'second'];

const AXIS = { tickCount: 5 };

const STRIPS: readonly Strip<keyof DriftRow>[] = [
  {
    title: 'sum of a row',
    yTitle: 'units of 2⁻²⁴',
    height: 110,
    y: { scale: { nice: true }, axis: AXIS },
    lines: [
      { column: 'excess', name: ALL, colour: PALETTE.all },
      { column: 'excess_1', name: FIRST, colour: COMPARED[1], dots: true },
      { column: 'excess_2', name: SECOND, colour: COMPARED[2], dots: true },
    ],
  },
  {
    title: 'mean logit',
    yTitle: 'logits',
    height: 110,
    y: LOGIT_AXIS,
    lines: [
      { column: 'mean_logit', name: ALL, colour: PALETTE.all },
      { column: 'mean_logit_1', name: FIRST, colour: COMPARED[1] },
      { column: 'mean_logit_2', name: SECOND, colour: COMPARED[2] },
    ],
  },
  {
    title: 'push along m, by part',
    yTitle: 'units of 2⁻²⁴',
    height: 130,
    y: { scale: { nice: true }, axis: AXIS },
    lines: [
      { column: 'push_exact', name: 'exact', colour: COMPARED[0] },
      { column: 'push_mean_part', name: 'mean column', colour: COMPARED[3] },
      { column: 'push_label_part', name: 'label', colour: PALETTE.train },
    ],
  },
];

/**
 * What rows of the label gradient sum to, where the logits drift, and the push along m by part, through the windows
 * before each onset, a column a collapse.
 * @throws InputError for no window.
 * @example
 * import { driftFigure, openRun, readDriftWindow, roundingWindows, show } from 'activation-supervision';
 * const run = openRun('baseline');
 * show(driftFigure(roundingWindows(run).map((window) => readDriftWindow(run, window))));
 */
export function driftFigure(windows: readonly DriftWindow[]): VegaLiteSpec {
  return windowsFigure(
    {
      text: 'Logits that drift together before each collapse',
      description: `Rows of the label gradient sum to ${listed(windows.map(({ excess }) => decimal(mean(excess))))} units of 2⁻²⁴ on average before each collapse; the mean logit of all pairs falls to ${listed(windows.map(({ mean_logit }) => decimal(mean_logit[mean_logit.length - 1])))}, of the heaviest pair to ${listed(windows.map(({ mean_logit_1 }) => decimal(mean_logit_1[mean_logit_1.length - 1])))}.`,
      subtitle: [
        'Every 50 epochs up to the onset: what rows of dCE/dlogits sum to in float32, of all training samples (by weight) and of',
        'the two heaviest; their mean logits, logarithmic from 10 on; the push along m, h1 PC1 at the onset: −g·m of the exact',
        'gradient, and of the rounding error its part along the mean column of the head and the rest.',
      ],
    },
    STRIPS,
    windows,
  );
}
