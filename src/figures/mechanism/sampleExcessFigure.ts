import { InputError } from '../../inputError';
import type { SampleExcess } from '../../mechanism/sampleExcess';
import { BAR_PANELS, pairBars } from '../charts/pairBars';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

const PANELS = [
  { field: 'excess', title: 'sum of the row, units of 2⁻²⁴' },
  { field: 'weighted', title: '… times the weight of the pair' },
] as const;

/**
 * By how much the rows of dCE/dlogits miss zero as bars, heaviest pair first, the others together last: as they are, and
 * as the loss weighs them.
 * @throws InputError for none.
 * @example
 * import { openRun, sampleExcess, sampleExcessFigure, show } from 'activation-supervision';
 * const run = openRun('baseline');
 * show(sampleExcessFigure(sampleExcess(run, run.parameters(24_000), 10), 24_000));
 */
export function sampleExcessFigure(excesses: readonly SampleExcess[], epoch: number): VegaLiteSpec {
  if (excesses.length === 0) throw new InputError('expected rows of samples, found none');
  return panelsFigure(
    {
      text: `Whose gradient does not sum to zero, epoch ${epoch.toLocaleString('en-US')}`,
      subtitle: ['Above zero, descent pulls all logits of the pair down together.'],
    },
    BAR_PANELS,
    PANELS.map(({ field, title }) =>
      pairBars(excesses, (excess) => excess[field], {
        title,
        field: 'value',
        others: 'all others together',
        x: { title: 'units of 2⁻²⁴', axis: { tickCount: 5 } },
      }),
    ),
  );
}
