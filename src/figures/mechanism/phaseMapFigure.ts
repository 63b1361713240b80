import type { LayerSpec } from 'vega-lite/build/src/spec';
import { type MapPoint, type MapRun, mapPoints } from '../../maps/mapPoints';
import { epochInWords } from '../../study/epochInWords';
import type { Study } from '../../study/study';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** Width and height of a point, px. */
const CELL = { width: 78, height: 58 };

const ARITHMETICS = [
  { key: 'trained', title: 'as trained' },
  { key: 'exact', title: 'exact: without the rounding of the label gradient' },
] as const;

/**
 * The map: a cell for each exponent and weight decay, a panel for each arithmetic; colour and first line: collapses by the
 * strict rule (docs/ten-seeds-and-a-map.md).
 * @throws NotApplicableError, InputError as `mapPoints`.
 * @example
 * import { mapStudy, phaseMapFigure, show } from 'activation-supervision';
 * show(phaseMapFigure(mapStudy()));
 */
export function phaseMapFigure(study: Study): VegaLiteSpec {
  const points = mapPoints(study);
  const most = Math.max(
    1,
    ...points.flatMap(({ trained, exact }) => [trained, exact].map((run) => run?.outcome?.collapses ?? 0)),
  );
  return panelsFigure(
    {
      text: 'Where runs collapse, and where without the rounding',
      description: `Runs that collapse, of those that have learned: ${ARITHMETICS.map(({ key, title }) => `${title} ${collapsedOf(points, key)}`).join('; ')}.`,
      subtitle: [
        `Runs from epoch 0 to ${epochInWords(study.epochs)}, one seed. Collapses: accuracy fell 0.10 below its maximum after 1,000 epochs at 0.85 or more.`,
        'Cycles: PC1 of h1 above one half after 10,000. Grey: has not learned (accuracy never stayed above 0.85), so could not collapse. Empty: not trained yet.',
      ],
    },
    { columns: 2, spacing: 20 },
    ARITHMETICS.map(({ key, title }) => panel(title, points, key, most)),
  );
}

/** How many of the runs that have learned collapse: `8 of 12`. */
function collapsedOf(points: readonly MapPoint[], key: 'trained' | 'exact'): string {
  const learned = points.flatMap((point) => {
    const outcome = point[key]?.outcome;
    return outcome && !Number.isNaN(outcome.learned) ? [outcome] : [];
  });
  return `${learned.filter(({ collapses }) => collapses > 0).length} of ${learned.length}`;
}

function panel(
  title: string,
  points: readonly MapPoint[],
  key: 'trained' | 'exact',
  most: number,
): LayerSpec<string> {
  const values = points.map((point) => ({
    s: String(point.zipf),
    decay: String(point.decay),
    ...cell(point[key]),
  }));
  const exponents = [...new Set(values.map(({ s }) => s))];
  const decays = [
    ...new Set([...points].sort((a, b) => b.decay - a.decay).map(({ decay }) => String(decay))),
  ];
  const x = {
    field: 's',
    type: 'ordinal' as const,
    title: 'exponent of the loss weights',
    scale: { domain: exponents },
    axis: { labelAngle: 0, ticks: false, domain: false },
  };
  const y = {
    field: 'decay',
    type: 'ordinal' as const,
    title: 'weight decay',
    scale: { domain: decays },
    axis: { ticks: false, domain: false },
  };
  return {
    title,
    width: CELL.width * exponents.length,
    height: CELL.height * decays.length,
    layer: [
      {
        data: { values: values.filter(({ state }) => state === 'learned') },
        mark: { type: 'rect', stroke: 'white', strokeWidth: 2 },
        encoding: {
          x,
          y,
          fill: {
            field: 'collapses',
            type: 'quantitative',
            title: 'collapses',
            scale: { domain: [0, most], range: ['#fdf3e3', '#e8862c'] },
            legend: {
              values: Array.from({ length: most + 1 }, (_, collapses) => collapses),
              format: 'd',
              gradientLength: 120,
              titleOrient: 'left',
            },
          },
        },
      },
      {
        data: { values: values.filter(({ state }) => state === 'not learned') },
        mark: { type: 'rect', fill: '#cccccc', stroke: 'white', strokeWidth: 2 },
        encoding: { x, y },
      },
      {
        data: { values },
        mark: { type: 'text', fontSize: 10, lineBreak: '\n', baseline: 'middle', dy: -10, lineHeight: 13 },
        encoding: { x, y, text: { field: 'words', type: 'nominal' } },
      },
    ],
  };
}

function cell(run: MapRun | undefined) {
  if (!run?.outcome) return { state: 'missing', words: run ? 'not trained yet' : '' };
  const { collapses, cycles, final_accuracy: final, learned } = run.outcome;
  const rest = `${counted(cycles, 'cycle')}\nends at ${(100 * final).toFixed(0)} %`;
  return Number.isNaN(learned)
    ? { state: 'not learned', words: `not learned\n${rest}` }
    : { state: 'learned', collapses, words: `${counted(collapses, 'collapse')}\n${rest}` };
}

const counted = (n: number, of: string): string => `${n} ${of}${n === 1 ? '' : 's'}`;
