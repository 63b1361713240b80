import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import type { SampleExcess } from '../../mechanism/sampleExcess';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import { THEME } from '../charts/theme';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

const PANELS = [
  { field: 'excess', title: 'sum of the row, units of 2⁻²⁴' },
  { field: 'weighted', title: '… times the weight of the pair' },
] as const;

/**
 * By how much the rows of dCE/dlogits miss zero as bars, heaviest pair first, the others together last: as they are, and
 * as the loss weighs them.
 * @throws InputError for none.
 */
export function sampleExcessFigure(excesses: readonly SampleExcess[], epoch: number): VegaLiteSpec {
  if (excesses.length === 0) throw new InputError('expected rows of samples, found none');
  return panelsFigure(
    {
      text: `Whose gradient does not sum to zero, epoch ${epoch.toLocaleString('en-US')}`,
      subtitle: ['Above zero, descent pulls all logits of the pair down together.'],
    },
    { columns: 2, spacing: 22, more: { config: { ...THEME, axisY: { titlePadding: 6 } } } },
    PANELS.map(({ field, title }) => panel(excesses, field, title)),
  );
}

function panel(
  excesses: readonly SampleExcess[],
  field: (typeof PANELS)[number]['field'],
  title: string,
): LayerSpec<string> {
  const values = excesses.map((one) => ({
    pair: one.rank === null ? one.pair : `${one.rank}:  ${one.pair}`,
    value: rounded(one[field]),
    kind: one.rank === null ? 'all others together' : 'one pair',
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
          x: { field: 'value', type: 'quantitative', title: 'units of 2⁻²⁴', axis: { tickCount: 5 } },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: ['one pair', 'all others together'], range: [PALETTE.test, COMPARED[2]] },
            legend: { symbolType: 'square' },
          },
        },
      },
    ],
  };
}
