import type { LayerSpec } from 'vega-lite/build/src/spec';
import type { RoundingRow } from '../experiments/roundingRow';
import type { RoundingWindow } from '../experiments/roundingWindows';
import { InputError } from '../inputError';
import { COMPARED, PALETTE } from './palette';
import { panelsFigure } from './panelsFigure';
import type { VegaLiteSpec } from './vegaLiteSpec';
import { type WindowSeries, windowPanel } from './windowPanel';

/** One row of panels: what it shows of every window. */
interface Strip {
  readonly title: string;
  readonly yTitle: string;
  readonly height: number;
  readonly y: { readonly scale: object; readonly axis: object };
  readonly lines: readonly (WindowSeries & { readonly column: keyof RoundingRow })[];
}

const [TRUE, ROUNDED] = ['true (float64)', 'as trained (float32)'];
const COSINE = {
  scale: { domain: [-1, 1], nice: false },
  axis: { format: '.1f', tickCount: 5 },
};

const label = (sample: 1 | 2, title: string): Strip => ({
  title,
  yTitle: 'p − 1 (units of 2⁻²⁴)',
  height: 120,
  y: { scale: { nice: true }, axis: { format: '~r', tickCount: 5 } },
  lines: [
    { column: `true_${sample}`, name: TRUE, colour: COMPARED[0] },
    { column: `trained_${sample}`, name: ROUNDED, colour: COMPARED[1], dots: true },
  ],
});

const STRIPS: readonly Strip[] = [
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
    y: COSINE,
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
 */
export function roundingFigure(windows: readonly RoundingWindow[]): VegaLiteSpec {
  if (windows.length === 0) throw new InputError('expected replayed windows, found none');
  return panelsFigure(
    {
      text: 'What float32 makes of the label gradient before each collapse',
      subtitle: [
        'dCE/dlogit of the label, p − 1, every 50 epochs up to the onset.',
        'm is h1 PC1 at the onset; with a cosine below 0 descent pushes h1 along m.',
      ],
    },
    {
      columns: windows.length,
      spacing: { column: 22, row: 14 },
      more: { resolve: { scale: { color: 'independent' } } },
    },
    STRIPS.flatMap((strip) => windows.map((window, i) => panel(strip, window, i + 1))),
  );
}

function panel(
  { title, yTitle, height, y, lines }: Strip,
  window: RoundingWindow,
  collapse: number,
): LayerSpec<string> {
  return windowPanel({
    title: `Collapse ${collapse}: ${title}`,
    width: 195,
    height,
    yTitle,
    y,
    series: lines,
    points: lines.flatMap(({ column, name }) =>
      Array.from(window.epoch, (epoch, i) => ({ epoch, series: name, value: window[column][i] })),
    ),
  });
}
