import type { LayerSpec } from 'vega-lite/build/src/spec';
import type { SampleForce } from '../../gradients/sampleForces';
import { InputError } from '../../inputError';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import { THEME } from '../charts/theme';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

const ARITHMETICS = [
  { field: 'float32', title: 'float32, as trained' },
  { field: 'exact', title: 'exact (float64, no cancellation)' },
] as const;

/**
 * The forces of single training pairs along m as bars, heaviest first, the others together last; one panel an
 * arithmetic, both on one scale.
 * @throws InputError for no forces.
 */
export function sampleForcesFigure(forces: readonly SampleForce[], epoch: number): VegaLiteSpec {
  if (forces.length === 0) throw new InputError('expected forces of samples, found none');
  const all = forces.flatMap(({ float32, exact }) => [float32, exact]);
  const ends = [Math.min(0, ...all), Math.max(0, ...all)].map(rounded) as [number, number];
  return panelsFigure(
    {
      text: `Who pushes along m, epoch ${epoch.toLocaleString('en-US')}`,
      subtitle: [
        '−g · m of each training pair, heaviest first: to the right, descent pushes its h1 along +m.',
      ],
    },
    { columns: 2, spacing: 22, more: { config: { ...THEME, axisY: { titlePadding: 6 } } } },
    ARITHMETICS.map(({ field, title }) => panel(forces, field, title, ends)),
  );
}

function panel(
  forces: readonly SampleForce[],
  field: (typeof ARITHMETICS)[number]['field'],
  title: string,
  ends: [number, number],
): LayerSpec<string> {
  const values = forces.map((one) => ({
    pair: one.rank === null ? one.pair : `${one.rank}:  ${one.pair}`,
    force: rounded(one[field]),
    kind: one.rank === null ? 'all others, summed' : 'one pair',
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
          x: {
            field: 'force',
            type: 'quantitative',
            title: 'force along m',
            scale: { domain: ends },
            axis: { tickCount: 5, format: '.1e' },
          },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: ['one pair', 'all others, summed'], range: [PALETTE.test, COMPARED[2]] },
            legend: { symbolType: 'square' },
          },
        },
      },
    ],
  };
}
