import type { TopLevelSpec } from 'vega-lite';
import { InputError } from '../../inputError';
import { mean } from '../../metrics/statistics/mean';
import { PALETTE } from '../charts/palette';
import { rounded } from '../charts/rounded';
import { THEME } from '../charts/theme';
import { VEGA_LITE_SCHEMA, type VegaLiteSpec } from '../charts/vegaLiteSpec';

/** Steps around each that the smooth line takes the mean of. */
const WINDOW = 20;

/**
 * A loss by optimiser step: every step faint, and the mean over the last 20 of them.
 * @param losses one a step.
 * @throws InputError for no losses.
 * @example
 * import { lossCurve, show } from 'activation-supervision';
 * show(lossCurve([3, 2.4, 2.1, 2, 1.9], 'A loss'));
 */
export function lossCurve(losses: ArrayLike<number>, title: string): VegaLiteSpec {
  const all = Float64Array.from(losses);
  if (all.length === 0) throw new InputError('expected losses to draw, found none');
  const values = Array.from(all, (loss, i) => ({
    step: i + 1,
    loss: rounded(loss),
    smooth: rounded(mean(all.subarray(Math.max(0, i + 1 - WINDOW), i + 1))),
  }));
  const x = { field: 'step', type: 'quantitative', title: 'optimiser step' } as const;
  const y = { type: 'quantitative', title: 'flow-matching loss', scale: { zero: false } } as const;
  const spec: TopLevelSpec = {
    $schema: VEGA_LITE_SCHEMA,
    title: { text: title, subtitle: [`Faint: each step. Line: mean of the last ${WINDOW}.`], fontSize: 14 },
    config: THEME,
    width: 480,
    height: 200,
    data: { values },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 0.7, opacity: 0.35, color: PALETTE.train },
        encoding: { x, y: { field: 'loss', ...y } },
      },
      {
        mark: { type: 'line', strokeWidth: 2, color: PALETTE.train },
        encoding: { x, y: { field: 'smooth', ...y } },
      },
    ],
  };
  return spec as unknown as VegaLiteSpec;
}
