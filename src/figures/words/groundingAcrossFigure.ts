import type { LayerSpec } from 'vega-lite/build/src/spec';
import type { AcrossRow } from '../../grounding/groundingFile';
import { STARTS, type Start } from '../../grounding/groundingGrid';
import { InputError } from '../../inputError';
import { mean } from '../../metrics/statistics/mean';
import { START_NAMES } from '../../tables/words/groundingRows';
import { PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** The two lines of a panel. */
const OF = {
  along: 'along PC1 of the onset',
  rest: 'along all else',
} as const;

/** Epochs that are marked. */
export interface AcrossMarks {
  readonly healthy: number;
  readonly preCollapse: number;
}

/**
 * What words of healthy activations keep of the variance of those of other epochs, along h1 PC1 of the first onset and along all
 * else; a panel a start, means of seeds. Dashed: the healthy epoch, and pre-collapse.
 * @throws InputError for no rows.
 * @example
 * import { attempt, groundingAcrossFigure, groundingOf, openRun, show } from 'activation-supervision';
 * const found = attempt(() => groundingOf(openRun('baseline')));
 * const marks = { healthy: 20_000, preCollapse: 24_700 };
 * if (found) show(groundingAcrossFigure(found.across, marks));
 */
export function groundingAcrossFigure(rows: readonly AcrossRow[], marks: AcrossMarks): VegaLiteSpec {
  if (rows.length === 0) throw new InputError('grounding: expected rows across the run, found none');
  const starts = STARTS.filter((start) => rows.some((row) => row.start === start));
  return panelsFigure(
    {
      text: 'Do the words of a healthy epoch notice what comes?',
      subtitle: [
        'Variance of what the words give back over that of h1. Dashed: the epoch whose h1 the words were made of, and pre-collapse.',
      ],
    },
    { columns: 2, spacing: { column: 30, row: 24 } },
    starts.map((start) => panelOf(rows, start, marks)),
  );
}

function panelOf(
  rows: readonly AcrossRow[],
  start: Start,
  { healthy, preCollapse }: AcrossMarks,
): LayerSpec<string> {
  const own = rows.filter((row) => row.start === start);
  const epochs = [...new Set(own.map(({ epoch }) => epoch))].sort((a, b) => a - b);
  const values = (Object.keys(OF) as (keyof typeof OF)[]).flatMap((name) =>
    epochs.map((epoch) => ({
      epoch,
      of: OF[name],
      value: rounded(mean(own.filter((row) => row.epoch === epoch).map((row) => row[name]))),
    })),
  );
  const x = {
    field: 'epoch',
    type: 'quantitative' as const,
    title: 'epoch',
    scale: { zero: false },
    axis: { tickCount: 5 },
  };
  return {
    title: START_NAMES[start],
    width: 300,
    height: 150,
    layer: [
      {
        data: { values: [{ epoch: healthy }, { epoch: preCollapse }] },
        mark: { type: 'rule', color: PALETTE.guide, strokeDash: [4, 4] },
        encoding: { x },
      },
      {
        data: { values },
        mark: { type: 'line', point: true },
        encoding: {
          x,
          y: {
            field: 'value',
            type: 'quantitative',
            title: 'variance kept',
            scale: { domainMin: 0 },
            axis: { tickCount: 5 },
          },
          color: {
            field: 'of',
            type: 'nominal',
            title: 'of h1',
            scale: { domain: Object.values(OF), range: [PALETTE.test, PALETTE.train] },
          },
        },
      },
    ] as LayerSpec<string>['layer'],
  };
}
