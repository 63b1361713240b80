import type { LayerSpec } from 'vega-lite/build/src/spec';
import type { GroundingRow } from '../../grounding/groundingFile';
import { STARTS, type Start } from '../../grounding/groundingGrid';
import { InputError } from '../../inputError';
import { mean } from '../../metrics/statistics/mean';
import { epochInWords } from '../../study/epochInWords';
import { START_NAMES } from '../../tables/words/groundingRows';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { percent } from '../inWords/numbers';
import { startColour } from './startColour';

/** What is drawn, and the question that it answers. */
const PANELS = [
  { name: 'kept', title: 'Do the words give h1 back?', axis: 'variance kept' },
  { name: 'exact', title: 'Do they say the sum?', axis: 'captions that say it' },
  { name: 'does_theirs', title: 'Does the network follow a caption of another pair?', axis: 'answers' },
  { name: 'does_written', title: 'Does it follow what the dictionary writes?', axis: 'answers' },
] as const;

/**
 * What words are worth along the training on reconstruction alone, by start: a thin line a seed, their mean thick; k-means words,
 * which are not trained, dashed. Above what one sees without touching the network, below what touching it shows.
 * @throws InputError for no rows.
 * @example
 * import { attempt, groundingFigure, groundingOf, openRun, show } from 'activation-supervision';
 * const found = attempt(() => groundingOf(openRun('baseline')));
 * if (found) show(groundingFigure(found.rows));
 */
export function groundingFigure(rows: readonly GroundingRow[]): VegaLiteSpec {
  if (rows.length === 0) throw new InputError('grounding: expected rows of codes, found none');
  const starts = STARTS.filter((start) => rows.some((row) => row.start === start));
  const last = Math.max(...rows.map(({ step }) => step));
  const atEnd = (start: Start, name: 'kept' | 'exact') =>
    mean(
      rows
        .filter((row) => row.start === start && (row.step === last || start === 'k-means'))
        .map((row) => row[name]),
    );
  return panelsFigure(
    {
      text: 'Words that were trained to give activations back',
      description: `After ${epochInWords(last)} steps, variance kept and captions that say the sum, by start: ${starts.map((start) => `${START_NAMES[start]}, ${percent(atEnd(start, 'kept'))} and ${percent(atEnd(start, 'exact'))}`).join('; ')}.`,
      subtitle: [
        'Three starts, then one loss: what comes back. Thin: each seed. Dashed: k-means words, not trained. Healthy h1 of test pairs.',
      ],
    },
    { columns: 2, spacing: { column: 30, row: 24 } },
    PANELS.map((panel) => panelOf(rows, starts, panel)),
  );
}

function panelOf(
  rows: readonly GroundingRow[],
  starts: readonly Start[],
  { name, title, axis }: (typeof PANELS)[number],
): LayerSpec<string> {
  const last = Math.max(...rows.map(({ step }) => step));
  const values = rows.flatMap(({ start, seed, step, [name]: value }) => {
    const one = { start: START_NAMES[start], seed, value: rounded(value) };
    return start === 'k-means' ? [0, last].map((at) => ({ ...one, step: at })) : [{ ...one, step }];
  });
  const means = starts.flatMap((start) => {
    const own = values.filter((one) => one.start === START_NAMES[start]);
    return [...new Set(own.map(({ step }) => step))].map((step) => ({
      start: START_NAMES[start],
      step,
      value: rounded(mean(own.filter((one) => one.step === step).map(({ value }) => value))),
    }));
  });
  const isNull = (one: { readonly start: string }) => one.start === START_NAMES['k-means'];
  const encoding = {
    x: {
      field: 'step',
      type: 'quantitative' as const,
      title: 'steps of reconstruction alone',
      axis: { tickCount: 5 },
    },
    y: {
      field: 'value',
      type: 'quantitative' as const,
      title: axis,
      scale: { domain: [0, 1.05], nice: false, clamp: true },
      axis: { format: '%', tickCount: 5 },
    },
    color: startColour(starts),
  };
  return {
    title,
    width: 300,
    height: 170,
    layer: [
      {
        data: { values: values.filter((one) => !isNull(one)) },
        mark: { type: 'line', strokeWidth: 1, opacity: 0.35 },
        encoding: { ...encoding, detail: { field: 'seed' } },
      },
      { data: { values: means.filter(isNull) }, mark: { type: 'line', strokeDash: [5, 4] }, encoding },
      {
        data: { values: means.filter((one) => !isNull(one)) },
        mark: { type: 'line', strokeWidth: 2.5, point: { size: 30 } },
        encoding,
      },
    ] as LayerSpec<string>['layer'],
  };
}
