import type { SampleForce } from '../../gradients/sampleForces';
import { InputError } from '../../inputError';
import { BAR_PANELS, pairBars } from '../charts/pairBars';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

const ARITHMETICS = [
  { field: 'float32', title: 'float32, as trained' },
  { field: 'exact', title: 'exact (float64, no cancellation)' },
] as const;

/**
 * The forces of single training pairs along m as bars, heaviest first, the others together last; one panel an
 * arithmetic, both on one scale.
 * @throws InputError for no forces.
 * @example
 * import { openRun, sampleForces, sampleForcesFigure, show } from 'activation-supervision';
 * show(sampleForcesFigure(sampleForces(openRun('baseline'), 25_700), 25_700));
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
    BAR_PANELS,
    ARITHMETICS.map(({ field, title }) =>
      pairBars(forces, (force) => force[field], {
        title,
        field: 'force',
        others: 'all others, summed',
        x: { title: 'force along m', scale: { domain: ends }, axis: { tickCount: 5 } },
      }),
    ),
  );
}
