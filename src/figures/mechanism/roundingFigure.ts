import type { RoundingRow } from '../../gradients/roundingRow';
import type { RoundingWindow } from '../../gradients/roundingWindows';
import { mean } from '../../metrics/statistics/mean';
import { cosineAxis } from '../charts/cosineAxis';
import { COMPARED, PALETTE } from '../charts/palette';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { type Strip, windowsFigure } from '../charts/windowsFigure';
import { listed } from '../inWords/listed';
import { decimal, percent } from '../inWords/numbers';

const [TRUE, ROUNDED] = ['true (float64)', 'trained (float32)'];

const label = (sample: 1 | 2, title: string): Strip<keyof RoundingRow> => ({
  title,
  yTitle: 'p − 1 (units of 2⁻²⁴)',
  height: 120,
  y: { scale: { nice: true }, axis: { tickCount: 5 } },
  lines: [
    { column: `true_${sample}`, name: TRUE, colour: COMPARED[0] },
    { column: `trained_${sample}`, name: ROUNDED, colour: COMPARED[1], dots: true },
  ],
});

const stripsOf = (windows: readonly RoundingWindow[]): readonly Strip<keyof RoundingRow>[] => [
  label(1, 'heaviest sample'),
  label(2, 'second heaviest'),
  {
    title: 'h1 variance on PC1',
    yTitle: 'share',
    height: 80,
    y: { scale: { domain: [0, 1], nice: false }, axis: { format: '.1f', tickCount: 5 } },
    lines: [{ column: 'h1_pc1_variance_fraction', name: 'h1 PC1', colour: PALETTE.all }],
  },
  {
    title: 'along m',
    yTitle: 'cosine with m',
    height: 110,
    y: cosineAxis(windows.flatMap((window) => [...window.cos_error, ...window.cos_mean_column])),
    lines: [
      { column: 'cos_error', name: 'rounding error', colour: COMPARED[3] },
      { column: 'cos_mean_column', name: 'mean head column', colour: COMPARED[2] },
    ],
  },
];

/**
 * True against rounded label gradient of the two heaviest samples through the windows before each onset, a column a
 * collapse; PC1 and the direction of the rounding error of the effective gradient under it.
 * @throws InputError for no window.
 * @example
 * import { openRun, readRoundingWindow, roundingFigure, roundingWindows, show } from 'activation-supervision';
 * const run = openRun('baseline');
 * show(roundingFigure(roundingWindows(run).map((window) => readRoundingWindow(run, window))));
 */
export function roundingFigure(windows: readonly RoundingWindow[]): VegaLiteSpec {
  return windowsFigure(
    {
      text: 'What float32 makes of the label gradient before each collapse',
      description: `Of the heaviest sample the label gradient as trained is zero at ${listed(windows.map(({ trained_1 }) => percent(mean(Array.from(trained_1, (value) => Number(value === 0))))))} of the moments before each collapse, while the true one is ${listed(windows.map(({ true_1 }) => decimal(mean(true_1))))} units of 2⁻²⁴ on average; the rounding error ends at a cosine of ${listed(windows.map(({ cos_error }) => decimal(cos_error[cos_error.length - 1])))} with m.`,
      subtitle: [
        'dCE/dlogit of the label, p − 1, every 50 epochs up to the onset.',
        'm is h1 PC1 at the onset; with a cosine below 0 descent pushes h1 along m.',
      ],
    },
    stripsOf(windows),
    windows,
  );
}
