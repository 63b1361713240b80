import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import { mean } from '../../metrics/statistics/mean';
import { JUDGED } from '../../priors/steering/makeSteering';
import { METHODS, type SteeringRow } from '../../priors/steering/steeringFile';
import { WAYS } from '../../tables/prior/steeringRows';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { decimal, percent } from '../inWords/numbers';

const COLOR = {
  field: 'way',
  type: 'nominal' as const,
  title: null,
  scale: {
    domain: METHODS.map((method) => WAYS[method]),
    range: [PALETTE.collapse, PALETTE.test, ...COMPARED.slice(0, 4)],
  },
};

const ANSWERS = {
  field: 'answers',
  type: 'quantitative' as const,
  title: 'share that answers as pushed',
  scale: { domain: [0, 1.05], nice: false },
  axis: { format: '.0%', tickCount: 5 },
};

const DISTANCE = {
  field: 'distance',
  type: 'quantitative' as const,
  title: 'distance to real h1, usual = 1',
  scale: { type: 'log' as const, nice: false, padding: 6 },
  axis: { values: [0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 15, 20], format: '~g' },
};

/** Distances within a factor of a few. */
const FINE = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5];

/**
 * What a push does to the answer against how far it leaves what is real, by its strength, with each way back; and both by how far
 * towards noise the way back starts. Of the widest prior and of controls that change as much as it.
 * @throws InputError for no rows.
 * @example
 * import { openRun, readSteering, show, steeringFigure } from 'activation-supervision';
 * show(() => steeringFigure(readSteering(openRun('baseline')).rows));
 */
export function steeringFigure(rows: readonly SteeringRow[]): VegaLiteSpec {
  if (rows.length === 0) throw new InputError('steering: expected measured edits, found none');
  const largest = Math.max(...rows.map(({ width }) => width));
  const of = rows.filter(({ width }) => width === 0 || width === largest);
  const atTime = of.filter(({ t0 }) => t0 === 0 || t0 === JUDGED.t0);
  const judged = means(
    atTime.filter(({ frequency, strength }) => frequency === 0 && strength === JUDGED.strength),
    'strength',
  );
  return panelsFigure(
    {
      text: 'Pushed activations, and the way back',
      description: `Pushed by twice the difference of class means, share that answers as pushed and distance to real h1: ${judged.map(({ way, answers, distance }) => `${way}, ${percent(answers)} at ${decimal(distance)}`).join('; ')}.`,
      subtitle: [
        'Healthy h1, pushed towards another sum. Above: a path a way back, a point a strength, 0.5 to 8 from small to large; up and to the left is better.',
        'Below: class means at twice their difference, by how far towards noise the prior starts; the controls change as much as it.',
      ],
    },
    { columns: 2, spacing: { column: 30, row: 24 } },
    [
      pathPanel(
        'along class means',
        atTime.filter(({ frequency }) => frequency === 0),
      ),
      pathPanel(
        'along one rhythm’s plane',
        atTime.filter(({ frequency }) => frequency > 0),
      ),
      ...timePanels(
        of.filter(({ frequency, strength, t0 }) => frequency === 0 && strength === JUDGED.strength && t0 > 0),
      ),
    ],
  );
}

interface Point {
  readonly way: string;
  /** Strength of the push, or how far towards noise. */
  readonly at: number;
  readonly answers: number;
  readonly distance: number;
}

/** Means over shifts and frequencies, by way and by what else is asked for. */
function means(rows: readonly SteeringRow[], by: 'strength' | 't0'): Point[] {
  return METHODS.flatMap((method) => {
    const of = rows.filter((row) => row.method === method);
    const values = [...new Set(of.map((row) => row[by]))].sort((a, b) => a - b);
    return values.map((at) => {
      const group = of.filter((row) => row[by] === at);
      return {
        way: WAYS[method],
        at,
        answers: rounded(mean(group.map(({ answers }) => answers))),
        distance: rounded(mean(group.map(({ distance }) => distance))),
      };
    });
  });
}

/** The nearest real activation is at distance 0, which a logarithm does not show: it is a path along the axis. */
function pathPanel(title: string, rows: readonly SteeringRow[]): LayerSpec<string> {
  const points = means(rows, 'strength');
  const least = Math.min(...points.map(({ distance }) => distance).filter((distance) => distance > 0));
  const values = points.map((point) => ({ ...point, distance: Math.max(point.distance, 0.8 * least) }));
  const order = { field: 'at', type: 'quantitative' as const };
  return {
    title,
    width: 300,
    height: 220,
    data: { values },
    layer: [
      { mark: { type: 'line', opacity: 0.7 }, encoding: { x: DISTANCE, y: ANSWERS, color: COLOR, order } },
      {
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: {
          x: DISTANCE,
          y: ANSWERS,
          color: COLOR,
          size: { ...order, legend: null, scale: { type: 'log', range: [15, 110] } },
        },
      },
    ] as LayerSpec<string>['layer'],
  };
}

function timePanels(rows: readonly SteeringRow[]): LayerSpec<string>[] {
  const values = means(rows, 't0');
  const x = { field: 'at', type: 'quantitative' as const, title: 't0', axis: { tickCount: 5 } };
  return [
    { title: 'keeps the answer', y: ANSWERS },
    { title: 'comes back', y: { ...DISTANCE, axis: { ...DISTANCE.axis, values: FINE } } },
  ].map(({ title, y }) => ({
    title,
    width: 300,
    height: 150,
    layer: [
      { data: { values }, mark: { type: 'line', point: true }, encoding: { x, y, color: COLOR } },
    ] as LayerSpec<string>['layer'],
  }));
}
