import { NotApplicableError } from '../../inputError';
import { type FigureTitle, panelsFigure } from './panelsFigure';
import type { VegaLiteSpec } from './vegaLiteSpec';
import { type WindowSeries, windowPanel } from './windowPanel';

/** One row of panels: what it shows of every window. */
export interface Strip<Column extends string> {
  readonly title: string;
  readonly yTitle: string;
  readonly height: number;
  readonly y: { readonly scale: object; readonly axis: object };
  readonly lines: readonly (WindowSeries & { readonly column: Column })[];
}

/** Moments of one replayed window, a number for each in every column. */
type Window<Column extends string> = { readonly [name in Column]: Float64Array } & {
  readonly epoch: ArrayLike<number>;
};

/**
 * Strips of panels through the windows before each onset, a column a collapse.
 * @throws NotApplicableError for no window.
 */
export function windowsFigure<Column extends string>(
  title: FigureTitle,
  strips: readonly Strip<Column>[],
  windows: readonly Window<Column>[],
): VegaLiteSpec {
  if (windows.length === 0)
    throw new NotApplicableError(
      'expected replayed windows, found none: no collapse of the run has one before it',
    );
  const layout = {
    columns: windows.length,
    spacing: { column: 22, row: 14 },
    more: { resolve: { scale: { color: 'independent' } } },
  } as const;
  return panelsFigure(
    title,
    layout,
    strips.flatMap((strip) =>
      windows.map((window, i) =>
        windowPanel({
          title: `Collapse ${i + 1}: ${strip.title}`,
          width: 195,
          height: strip.height,
          yTitle: strip.yTitle,
          y: strip.y,
          series: strip.lines,
          points: strip.lines.flatMap(({ column, name }) =>
            Array.from(window.epoch, (epoch, at) => ({ epoch, series: name, value: window[column][at] })),
          ),
        }),
      ),
    ),
  );
}
