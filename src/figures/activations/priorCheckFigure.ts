import type { LayerSpec } from 'vega-lite/build/src/spec';
import type { PlanePoints } from '../../metrics/components/planePoints';
import type { PriorCheck } from '../../priors/priorCheckFile';
import { extent } from '../charts/extent';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** Every so many-th point is drawn: all of them hide one another. */
const THIN = 3;
const SETS = { real: 'real', generated: 'generated' } as const;

/**
 * Real and generated activations in the plane of the real ones' first two principal components: by the prior taken to
 * convergence at the first onset, and by the lagging one that the tables use. Both panels have the same axes.
 * @example
 * import { openRun, priorCheckFigure, readPriorCheck, show } from 'activation-supervision';
 * show(priorCheckFigure(readPriorCheck(openRun('baseline'))));
 */
export function priorCheckFigure({ epoch, plane }: Pick<PriorCheck, 'epoch' | 'plane'>): VegaLiteSpec {
  const { real, converged, lagging } = plane;
  const shown = [real, converged, lagging].map(thinned);
  const domain = (axis: 'x' | 'y') => extent(shown.flatMap((points) => points.map((point) => point[axis])));
  const axes = { x: domain('x'), y: domain('y') };
  return panelsFigure(
    {
      text: 'Real and generated activations',
      subtitle: [
        `h1 of the training pairs at the first onset, epoch ${epoch.toLocaleString('en-US')}, and as many samples of the prior; every third is drawn.`,
      ],
    },
    { columns: 2, spacing: 22 },
    [
      panel('Prior taken to convergence there', shown[0], shown[1], axes),
      panel('Lagging prior, trained along the run', shown[0], shown[2], axes),
    ],
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Ends = readonly [number, number];

function panel(
  title: string,
  real: readonly Point[],
  generated: readonly Point[],
  axes: Readonly<Record<'x' | 'y', Ends>>,
): LayerSpec<string> {
  const values = [
    ...real.map((point) => ({ ...point, set: SETS.real })),
    ...generated.map((point) => ({ ...point, set: SETS.generated })),
  ];
  const axis = (name: 'x' | 'y', title: string) => {
    const domain: number[] = [...axes[name]];
    return {
      field: name,
      type: 'quantitative',
      title,
      scale: { domain, nice: false },
      axis: { tickCount: 6 },
    } as const;
  };
  return {
    title,
    width: 360,
    height: 280,
    data: { values },
    layer: [{ mark: { type: 'circle', size: 9, opacity: 0.55 } }],
    encoding: {
      x: axis('x', 'along real PC1 (activation units)'),
      y: axis('y', 'along real PC2 (activation units)'),
      color: {
        field: 'set',
        type: 'nominal',
        scale: { domain: Object.values(SETS), range: [COMPARED[4], PALETTE.test] },
        legend: { symbolType: 'circle', symbolOpacity: 1 },
      },
    },
  };
}

function thinned({ x, y }: PlanePoints): Point[] {
  return Array.from(x, (at, i) => ({ x: rounded(at), y: rounded(y[i]) })).filter((_, i) => i % THIN === 0);
}
