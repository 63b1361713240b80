import type { History } from '../../data/history';
import type { Panel } from '../charts/panel';

const FRACTION = [0, 1.05] as const;

/** Epochs that the panels gather: a direction that is found afresh every 100 epochs jumps from one to the next. */
const ROLLING = 2_000;

/** The rule of those panels, for the subtitle. */
export const ROLLING_RULE = `Panels on the direction: median of the values within ${(ROLLING / 2).toLocaleString('en-US')} epochs, and their middle half as a band.`;

const PANELS: readonly Panel[] = [
  {
    id: 'gradient-fraction',
    title: 'Gradient along the direction',
    yTitle: 'share of the forces',
    scale: 'linear',
    rolling: ROLLING,
    format: '.2f',
    series: [{ column: 'gradient_fraction_along_m', of: 'training pairs' }],
  },
  {
    id: 'direction-stability',
    title: 'The direction against the one before',
    yTitle: '|cos|',
    scale: 'linear',
    rolling: ROLLING,
    domain: FRACTION,
    format: '.1f',
    series: [{ column: 'cos_previous_direction', of: 'training pairs' }],
  },
  {
    id: 'direction-agreement',
    title: 'The direction against others',
    yTitle: '|cos|',
    scale: 'linear',
    rolling: ROLLING,
    domain: FRACTION,
    format: '.1f',
    series: [
      { column: 'cos_glp_direction', of: 'with residual PC1' },
      { column: 'cos_h1_pc1', of: 'with h1 PC1' },
    ],
  },
];

/** The panels on its directions that a suppressed run's history fills, each with those of its lines that it has. */
export function directionPanels(history: History): Panel[] {
  return PANELS.map((panel) => ({
    ...panel,
    series: panel.series.filter(({ column }) => column in history),
  })).filter(({ series }) => series.length > 0);
}
