import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../inputError';
import type { History } from '../metrics/history';
import { epochAxis } from './epochAxis';
import { COMPARED, PALETTE } from './palette';
import { panelsFigure } from './panelsFigure';
import { rounded } from './rounded';
import { thin } from './thin';
import type { VegaLiteSpec } from './vegaLiteSpec';

const PANELS = [
  { column: 'test_accuracy', title: 'Test accuracy', yTitle: 'share of test pairs right' },
  { column: 'h1_pc1_variance_fraction', title: 'h1 variance on PC1', yTitle: 'share of variance' },
] as const;

const COLOURS = [PALETTE.train, PALETTE.test, ...COMPARED];

/**
 * Test accuracy and the share of h1's variance on PC1 of several runs or branches over the epochs, in one pair of
 * panels; all epochs of all of them, or those from `from` on.
 * @throws InputError for no histories, or more than there are colours.
 */
export function compareHistories(
  histories: Readonly<Record<string, History>>,
  title: { readonly text: string; readonly subtitle?: string },
  from = 0,
): VegaLiteSpec {
  const names = Object.keys(histories);
  if (names.length === 0 || names.length > COLOURS.length) {
    throw new InputError(`expected 1 to ${COLOURS.length} histories, found ${names.length}`);
  }
  return panelsFigure(
    {
      text: title.text,
      ...(title.subtitle ? { subtitle: [title.subtitle] } : {}),
    },
    { columns: 2, spacing: 22 },
    PANELS.map((one) => panel(histories, one, from)),
  );
}

function panel(
  histories: Readonly<Record<string, History>>,
  { column, title, yTitle }: (typeof PANELS)[number],
  from: number,
): LayerSpec<string> {
  const names = Object.keys(histories);
  return {
    title,
    width: 310,
    height: 190,
    layer: [
      {
        data: { values: names.flatMap((name) => line(name, histories[name], column, from)) },
        mark: { type: 'line', strokeWidth: 1.6, strokeJoin: 'round' },
        encoding: {
          x: epochAxis(),
          y: {
            field: 'value',
            type: 'quantitative',
            title: yTitle,
            scale: { domain: [0, 1.05], nice: false },
            axis: { format: '.1f', tickCount: 5 },
          },
          color: {
            field: 'run',
            type: 'nominal',
            scale: { domain: names, range: COLOURS.slice(0, names.length) },
            legend: names.length > 1 ? { symbolType: 'stroke' } : null,
          },
        },
      },
    ],
  };
}

function line(run: string, history: History, column: (typeof PANELS)[number]['column'], from: number) {
  const rows = Array.from(history.epoch, (epoch, i) => ({ epoch, value: history[column][i] })).filter(
    ({ epoch, value }) => epoch >= from && Number.isFinite(value),
  );
  const kept = thin(
    rows.map(({ epoch }) => epoch),
    rows.map(({ value }) => value),
    0.001,
  );
  return kept.map((i) => ({ run, epoch: rows[i].epoch, value: rounded(rows[i].value) }));
}
