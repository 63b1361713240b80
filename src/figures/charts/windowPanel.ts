import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { epochAxis } from './epochAxis';
import { PALETTE } from './palette';
import { rounded } from './rounded';

/** A small chart over the epochs of one window that was replayed densely: every moment a point, none thinned. */
export interface WindowPanel {
  readonly title?: string;
  readonly width: number;
  readonly height: number;
  readonly yTitle: string;
  /** Vega-Lite's scale and axis of y. */
  readonly y: { readonly scale: object; readonly axis: object };
  /** Lines in the order and colours of the key. */
  readonly series: readonly WindowSeries[];
  readonly points: readonly WindowMoment[];
}

export interface WindowSeries {
  readonly name: string;
  readonly colour: string;
  /** Without a line: for values that jump between a few steps. */
  readonly dots?: boolean;
}

export interface WindowMoment {
  readonly epoch: number;
  /** The line it belongs to. */
  readonly series: string;
  readonly value: number;
}

/** Values that are not finite are left out. A single series needs no key. */
export function windowPanel(panel: WindowPanel): LayerSpec<string> {
  const { title, width, height, series } = panel;
  const zero: UnitSpec<string> = {
    data: { values: [{ value: 0 }] },
    mark: { type: 'rule', color: PALETTE.guide },
    encoding: { y: { field: 'value', type: 'quantitative' } },
  };
  const lines = series.filter(({ dots }) => !dots);
  const dots = series.filter(({ dots }) => dots);
  const layers = [
    ...(lines.length > 0 ? [layer(panel, lines, LINE)] : []),
    ...(dots.length > 0 ? [layer(panel, dots, DOTS)] : []),
  ];
  return { ...(title === undefined ? {} : { name: title, title }), width, height, layer: [zero, ...layers] };
}

/** Below, px, every second label of six would be dropped. */
const NARROW = 300;

const LINE = {
  type: 'line',
  strokeWidth: 1.2,
  strokeJoin: 'round',
  point: { filled: true, size: 8 },
} as const;
const DOTS = { type: 'point', filled: true, size: 14, opacity: 1 } as const;

function layer(
  { points, series, width, yTitle, y }: WindowPanel,
  shown: readonly WindowSeries[],
  mark: typeof LINE | typeof DOTS,
): UnitSpec<string> {
  const names = new Set(shown.map(({ name }) => name));
  const values = points
    .filter(({ series, value }) => names.has(series) && Number.isFinite(value))
    .map(({ epoch, series, value }) => ({ epoch, series, value: rounded(value) }));
  return {
    data: { values },
    mark,
    encoding: {
      x: epochAxis(undefined, width < NARROW ? 3 : 6),
      y: { field: 'value', type: 'quantitative', title: yTitle, ...y },
      color: {
        field: 'series',
        type: 'nominal',
        scale: { domain: series.map(({ name }) => name), range: series.map(({ colour }) => colour) },
        legend: series.length > 1 ? { symbolType: 'stroke' } : null,
      },
    },
  };
}
