import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import type { ScalingRow } from '../../priors/scaling/scalingFile';
import { MOMENTS, type Moment } from '../../priors/scaling/scalingGrid';
import { scalingLaw } from '../../tables/prior/scalingLaw';
import { POWER_LABEL } from '../charts/numberLabels';
import { COMPARED } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';

const TITLES: Readonly<Record<Moment, string>> = {
  healthy: 'healthy',
  'pre-collapse': 'before the collapse',
};

/** Labels of the logarithmic axis of losses. */
const LOSSES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2];

/** What is drawn against the held-out loss. */
const USES = [
  { name: 'reconstruction_centred', title: 'reconstruction, centred cosine' },
  { name: 'frechet_ratio', title: 'Fréchet, generated over halves' },
] as const;

/**
 * Loss of priors of each size along their training, and what a prior of that loss is worth; h1, seed 0. Line: the power law
 * along the frontier.
 * @throws InputError for no rows of h1.
 * @example
 * import { openRun, priorScalingFigure, readPriorScaling, show } from 'activation-supervision';
 * show(() => priorScalingFigure(readPriorScaling(openRun('baseline'))));
 */
export function priorScalingFigure(rows: readonly ScalingRow[]): VegaLiteSpec {
  const ofH1 = rows.filter(({ layer }) => layer === 'h1');
  if (ofH1.length === 0) throw new InputError('prior-scaling: expected priors of h1, found none');
  const moments = MOMENTS.filter((moment) => ofH1.some((row) => row.moment === moment));
  const domain = [...new Set(ofH1.map(nameOf))];
  const color = {
    field: 'size',
    type: 'nominal' as const,
    title: 'width x blocks',
    scale: { domain, range: [...COMPARED].slice(0, domain.length) },
  };
  const lossesOf = (moment: Moment) => {
    const losses = ofH1.filter((row) => row.moment === moment).map(({ loss_held_out }) => loss_held_out);
    return `${decimal(Math.max(...losses))} to ${decimal(Math.min(...losses))}`;
  };
  return panelsFigure(
    {
      text: 'A prior with more compute, and what it is worth',
      description: `Held-out loss from the prior with the most to that with the least: ${listed(moments.map((moment) => `${TITLES[moment]} ${lossesOf(moment)}`))}.`,
      subtitle: [
        'Flow-matching loss on h1 of test pairs, after 250 to 4,000 steps. Dashed: on the training pairs. Grey: the power law of what no cheaper prior beats.',
      ],
    },
    { columns: moments.length, spacing: { column: 30, row: 24 } },
    [
      ...moments.map((moment) => lossPanel(ofH1, moment, color)),
      ...USES.flatMap((use) => moments.map((moment) => usePanel(ofH1, moment, use, color))),
    ],
  );
}

type Colour = {
  readonly field: string;
  readonly type: 'nominal';
  readonly title: string;
  readonly scale: object;
};

function lossPanel(rows: readonly ScalingRow[], moment: Moment, color: Colour): LayerSpec<string> {
  const of = rows.filter((row) => row.moment === moment);
  const values = of
    .filter(({ seed }) => seed === 0)
    .map((row) => ({
      size: nameOf(row),
      compute: rounded(row.compute),
      loss: rounded(row.loss_held_out),
      train: rounded(row.loss_train),
    }));
  const law = scalingLaw(of);
  const along = [...new Set(values.map(({ compute }) => compute))].sort((a, b) => a - b);
  const fitted = law
    ? along.map((compute) => ({ compute, loss: rounded(law.floor + law.scale * compute ** -law.exponent) }))
    : [];
  const x = {
    field: 'compute',
    type: 'quantitative' as const,
    title: 'compute (multiplications and additions)',
    scale: { type: 'log' as const, nice: false },
    axis: { labelExpr: POWER_LABEL, tickCount: 5 },
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    title: 'loss, held out',
    scale: { type: 'log' as const, nice: false, padding: 6 },
    axis: { values: LOSSES, labelExpr: "format(datum.value, '.1f')" },
  });
  return {
    name: `loss, ${TITLES[moment]}`,
    title: TITLES[moment],
    width: 300,
    height: 200,
    layer: [
      {
        data: { values: fitted },
        mark: { type: 'line', color: '#999999', strokeWidth: 3, opacity: 0.6 },
        encoding: { x, y: y('loss') },
      },
      {
        data: { values },
        mark: { type: 'line', strokeDash: [3, 3], opacity: 0.6 },
        encoding: { x, y: y('train'), color },
      },
      { data: { values }, mark: { type: 'line', point: true }, encoding: { x, y: y('loss'), color } },
    ] as LayerSpec<string>['layer'],
  };
}

function usePanel(
  rows: readonly ScalingRow[],
  moment: Moment,
  { name, title }: (typeof USES)[number],
  color: Colour,
): LayerSpec<string> {
  const values = rows
    .filter((row) => row.moment === moment && row.seed === 0)
    .map((row) => ({ size: nameOf(row), loss: rounded(row.loss_held_out), use: rounded(row[name]) }));
  return {
    title: TITLES[moment],
    width: 300,
    height: 150,
    layer: [
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 50, opacity: 0.7 },
        encoding: {
          x: {
            field: 'loss',
            type: 'quantitative',
            title: 'loss, held out',
            scale: { zero: false },
            axis: { tickCount: 5 },
          },
          y: {
            field: 'use',
            type: 'quantitative',
            title,
            scale: { zero: false, padding: 6 },
            axis: { tickCount: 5 },
          },
          color,
        },
      },
    ] as LayerSpec<string>['layer'],
  };
}

const nameOf = ({ width, blocks }: ScalingRow): string => `${width} x ${blocks}`;
