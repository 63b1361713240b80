import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError, NotApplicableError } from '../../inputError';
import { mean } from '../../metrics/statistics/mean';
import { cosineAxis } from '../charts/cosineAxis';
import { COMPARED } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { type WindowMoment, windowPanel } from '../charts/windowPanel';
import { decimal } from '../inWords/numbers';

/** A cosine; one line a series, in order of appearance. */
export interface WindowPoint extends WindowMoment {
  /** The window's name, such as `collapse 1, before onset`: one panel each, in order of appearance. */
  readonly window: string;
}

/**
 * Cosines over the epochs of windows that were replayed densely, two windows in a row.
 * @throws InputError for no points, or more series than there are colours.
 * @example
 * import { gradientWindowFigure, gradientWindowPoints, openRun, show } from 'activation-supervision';
 * show(gradientWindowFigure(gradientWindowPoints(openRun('baseline'))));
 */
export function gradientWindowFigure(points: readonly WindowPoint[]): VegaLiteSpec {
  const series = [...new Set(points.map((point) => point.series))];
  if (points.length === 0)
    throw new NotApplicableError(
      'expected points of replayed windows, found none: no collapse of the run has one',
    );
  if (series.length > COMPARED.length) {
    throw new InputError(`expected at most ${COMPARED.length} series, found ${series.length}`);
  }
  const windows = [...new Set(points.map(({ window }) => window))];
  const meanOf = (window: string, name: string) =>
    mean(
      points
        .filter((point) => point.window === window && point.series === name && Number.isFinite(point.value))
        .map(({ value }) => value),
    );
  return panelsFigure(
    {
      text: 'The effective gradient along the memorization direction',
      description: `Mean cosine with m, ${series.join(' against ')}: ${windows.map((window) => `${window}, ${series.map((name) => decimal(meanOf(window, name))).join(' against ')}`).join('; ')}.`,
      subtitle: [
        'Cosine with m, the h1 PC1 at the onset of the collapse, every 50 epochs; below 0 descent pushes h1 along m.',
      ],
    },
    { columns: 2, spacing: 22 },
    windows.map((window) => panel(window, points, series)),
  );
}

function panel(window: string, points: readonly WindowPoint[], series: readonly string[]): LayerSpec<string> {
  return windowPanel({
    title: window,
    width: 330,
    height: 130,
    yTitle: 'cosine with m',
    y: cosineAxis(points.map(({ value }) => value)),
    series: series.map((name, i) => ({ name, colour: COMPARED[i] })),
    points: points.filter((point) => point.window === window),
  });
}
