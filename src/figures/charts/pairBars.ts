import type { LayerSpec } from 'vega-lite/build/src/spec';
import { COMPARED, PALETTE } from './palette';
import type { PanelLayout } from './panelsFigure';
import { rounded } from './rounded';
import { THEME } from './theme';

/** A training pair, or all others together, which have no rank. */
export interface RankedPair {
  readonly pair: string;
  readonly rank: number | null;
}

/** How panels of bars stand side by side. */
export const BAR_PANELS: PanelLayout = {
  columns: 2,
  spacing: 22,
  more: { config: { ...THEME, axisY: { titlePadding: 6 } } },
};

/**
 * A number of each of some training pairs as bars, in their order; one colour for single pairs, another for the others.
 * @param field what the number is called. @param others what the others are called. @param x what else its axis has.
 */
export function pairBars<Pair extends RankedPair>(
  pairs: readonly Pair[],
  numberOf: (pair: Pair) => number,
  { title, field, others, x }: { title: string; field: string; others: string; x: object },
): LayerSpec<string> {
  const values = pairs.map((one) => ({
    pair: one.rank === null ? one.pair : `${one.rank}:  ${one.pair}`,
    [field]: rounded(numberOf(one)),
    kind: one.rank === null ? others : 'one pair',
  }));
  return {
    title,
    width: 260,
    height: { step: 18 },
    layer: [
      {
        data: { values },
        mark: { type: 'bar' },
        encoding: {
          y: { field: 'pair', type: 'nominal', sort: null, title: 'rank: pair' },
          x: { field, type: 'quantitative', ...x },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: ['one pair', others], range: [PALETTE.test, COMPARED[2]] },
            legend: { symbolType: 'square' },
          },
        },
      },
    ],
  };
}
