import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import { epochAxis } from '../charts/epochAxis';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import { thin } from '../charts/thin';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** What a share is drawn on; anything else has the scale that it needs. */
const SHARE = { scale: { domain: [0, 1.05], nice: false }, axis: { format: '.1f', tickCount: 5 } };
const FREE = { scale: { zero: false, nice: true }, axis: { tickCount: 5 } };

const PANELS = {
  test_accuracy: { title: 'Test accuracy', yTitle: 'share of test {samples} right', on: SHARE },
  h1_pc1_variance_fraction: { title: 'h1 variance on PC1', yTitle: 'share of variance', on: SHARE },
  mean_logit: { title: 'Mean logit, which the softmax does not see', yTitle: 'logits', on: FREE },
} as const;

/** A column of a history that has a panel. */
type Compared = keyof typeof PANELS;
interface Columns extends Readonly<Partial<Record<Compared, ArrayLike<number>>>> {
  readonly epoch: ArrayLike<number>;
}
type Histories = Readonly<Record<string, Columns>>;

export interface CompareOptions {
  /** All epochs from here on. Default 0. */
  readonly from?: number;
  /** A panel each, side by side. Default test accuracy and h1 PC1. */
  readonly columns?: readonly Compared[];
  /** What they are tested on. Default pairs. */
  readonly samples?: string;
}

const COLOURS = [PALETTE.train, PALETTE.test, ...COMPARED];

/**
 * Several runs or branches over the epochs, in panels side by side: test accuracy and the share of h1's variance on PC1
 * where nothing else is asked for.
 * @throws InputError for no histories, more than there are colours, or one that lacks a column.
 * @example
 * import { compareHistories, conditionRun, openRun, show } from 'activation-supervision';
 * const baseline = openRun('baseline');
 * const { history } = conditionRun(baseline, 'exact-from-20000');
 * const histories = { 'as trained': baseline.history, exact: history };
 * show(compareHistories(histories, { text: 'One line of arithmetic apart' }));
 */
export function compareHistories(
  histories: Histories,
  title: { readonly text: string; readonly subtitle?: string },
  {
    from = 0,
    columns = ['test_accuracy', 'h1_pc1_variance_fraction'],
    samples = 'pairs',
  }: CompareOptions = {},
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
    { columns: columns.length, spacing: 22 },
    columns.map((column) => panel(histories, column, from, samples)),
  );
}

function panel(histories: Histories, column: Compared, from: number, samples: string): LayerSpec<string> {
  const names = Object.keys(histories);
  const { title, yTitle, on } = PANELS[column];
  const within =
    column === 'mean_logit'
      ? Math.min(0.1, 0.01 * range(names.map((name) => histories[name][column])))
      : 0.001;
  return {
    title,
    width: 310,
    height: 190,
    layer: [
      {
        data: { values: names.flatMap((name) => line(name, histories[name], column, from, within)) },
        mark: { type: 'line', strokeWidth: 1.6, strokeJoin: 'round' },
        encoding: {
          x: epochAxis(),
          y: {
            field: 'value',
            type: 'quantitative',
            title: yTitle.replace('{samples}', samples),
            scale: { ...on.scale },
            axis: { ...on.axis },
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

/** From the least to the largest of the numbers that are finite. */
function range(lists: readonly (ArrayLike<number> | undefined)[]): number {
  const all = lists.flatMap((list) => Array.from(list ?? [])).filter(Number.isFinite);
  return all.reduce((a, b) => Math.max(a, b), -Infinity) - all.reduce((a, b) => Math.min(a, b), Infinity);
}

/** @param within by how much what is drawn may differ. */
function line(run: string, history: Histories[string], column: Compared, from: number, within: number) {
  const values = history[column];
  if (!values) throw new InputError(`'${run}': its history has no column ${column}`);
  const rows = Array.from(history.epoch, (epoch, i) => ({ epoch, value: values[i] })).filter(
    ({ epoch, value }) => epoch >= from && Number.isFinite(value),
  );
  const kept = thin(
    rows.map(({ epoch }) => epoch),
    rows.map(({ value }) => value),
    within,
  );
  return kept.map((i) => ({ run, epoch: rows[i].epoch, value: rounded(rows[i].value) }));
}
