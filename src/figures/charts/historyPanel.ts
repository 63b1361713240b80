import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import type { History } from '../../data/history';
import { InputError } from '../../inputError';
import { rollingQuartiles } from '../../metrics/statistics/rollingQuartiles';
import { decades } from './decades';
import { epochAxis } from './epochAxis';
import { POWER_LABEL } from './numberLabels';
import { PALETTE } from './palette';
import { type Panel, SERIES, type Series, type SeriesName, seriesOf } from './panel';
import { PANEL_WIDTH, UNSEEN } from './panelSize';
import { rounded } from './rounded';
import { thin } from './thin';

type Colour = NonNullable<NonNullable<UnitSpec<string>['encoding']>['color']>;

/** Inner height of a panel, px. */
const HEIGHT = 150;

/**
 * One panel over the epochs of a run.
 * @param behind layers that are drawn below the lines (`runMarks`).
 * @param epochs ends of the x axis; the history's own where left out.
 * @param key the series of all panels of the figure, so that they share one key.
 * @throws InputError when the history lacks a column of the panel.
 */
export function historyPanel(
  panel: Panel,
  history: History,
  behind: readonly (LayerSpec<string> | UnitSpec<string>)[],
  epochs: readonly [number, number] = [history.epoch[0], history.epoch[history.epoch.length - 1]],
  key: readonly SeriesName[] = seriesOf([panel]),
): LayerSpec<string> {
  const log = panel.scale === 'log';
  const series = panel.series.map((one) => rows(panel, history, one));
  const values = series.flat().map(({ value }) => value);
  if (values.length === 0) throw new InputError(`panel ${panel.id}: expected values to draw, found none`);
  const [low, high] = panel.domain ?? [Math.min(...values), Math.max(...values)];
  const tolerance = (UNSEEN / HEIGHT) * (log ? Math.log10(high / low) : high - low);
  const lines = series.flatMap((one) =>
    panel.rolling ? gathered(one, panel.rolling) : thinned(one, log, tolerance),
  );
  const color: Colour = {
    field: 'of',
    type: 'nominal',
    scale: { domain: [...key], range: key.map((name) => SERIES[name]) },
    legend: { symbolType: 'stroke', symbolOpacity: 1 },
  };
  return {
    name: panel.id,
    title: panel.title,
    width: PANEL_WIDTH,
    height: HEIGHT,
    layer: [
      ...behind,
      ...guides(panel),
      ...(panel.rolling ? [band(lines, color)] : []),
      {
        data: { values: lines },
        mark: { type: 'line', strokeWidth: 1.3, strokeJoin: 'round' },
        encoding: {
          x: epochAxis(epochs),
          y: {
            field: 'value',
            type: 'quantitative',
            title: panel.yTitle,
            scale: log
              ? { type: 'log' }
              : panel.domain
                ? { domain: [...panel.domain], nice: false }
                : { zero: false },
            axis: log
              ? { values: decades(low, high), labelExpr: POWER_LABEL }
              : { format: panel.format, tickCount: 5 },
          },
          color,
        },
      },
    ],
  };
}

/** From the lower quartile to the upper. */
function band(values: LineRow[], color: Colour): UnitSpec<string> {
  return {
    data: { values },
    mark: { type: 'area', opacity: 0.3 },
    encoding: {
      x: { field: 'epoch', type: 'quantitative' },
      y: { field: 'from', type: 'quantitative' },
      y2: { field: 'to' },
      color,
    },
  };
}

function guides({ guides = [] }: Panel): UnitSpec<string>[] {
  return guides.map((value) => ({
    data: { values: [{ value }] },
    mark: { type: 'rule', color: PALETTE.guide, strokeDash: [1, 2] },
    encoding: { y: { field: 'value', type: 'quantitative' } },
  }));
}

interface LineRow {
  readonly epoch: number;
  readonly of: string;
  readonly value: number;
  /** Ends of its band. */
  readonly from?: number;
  readonly to?: number;
}

/** The rows of one line; what a log axis or a number's text cannot hold is left out. */
function rows(panel: Panel, history: History, { column, of }: Series): LineRow[] {
  const values: ArrayLike<number> | undefined = history[column];
  if (!values) {
    throw new InputError(`panel ${panel.id}: expected the history to have a column '${column}', found none`);
  }
  return Array.from(values, (value, i) => ({ epoch: history.epoch[i], of, value })).filter(
    ({ value }) => Number.isFinite(value) && (panel.scale === 'linear' || value > 0),
  );
}

function thinned(line: readonly LineRow[], log: boolean, tolerance: number): LineRow[] {
  const kept = thin(
    line.map(({ epoch }) => epoch),
    line.map(({ value }) => (log ? Math.log10(value) : value)),
    tolerance,
  );
  return kept.map((i) => ({ ...line[i], value: rounded(line[i].value) }));
}

/** Places of the median, in a window. */
const PLACES = 5;

function gathered(line: readonly LineRow[], window: number): LineRow[] {
  const quartiles = rollingQuartiles(
    line.map(({ epoch }) => epoch),
    line.map(({ value }) => value),
    window,
    window / PLACES,
  );
  return quartiles.map(({ x, lower, median, upper }) => ({
    epoch: x,
    of: line[0].of,
    value: rounded(median),
    from: rounded(lower),
    to: rounded(upper),
  }));
}
