import type { History } from '../../data/history';
import type { Panel } from '../charts/panel';

const FRACTION = [0, 1.05] as const;

const PANELS: readonly Panel[] = [
  {
    id: 'gradient-fraction',
    title: 'Gradient along the direction',
    yTitle: 'share of the forces',
    scale: 'linear',
    format: '.2~f',
    series: [{ column: 'gradient_fraction_along_m', of: 'training pairs' }],
  },
  {
    id: 'direction-stability',
    title: 'The direction against the one before',
    yTitle: '|cos|',
    scale: 'linear',
    domain: FRACTION,
    format: '.1f',
    series: [{ column: 'cos_previous_direction', of: 'training pairs' }],
  },
  {
    id: 'direction-agreement',
    title: 'The direction against others',
    yTitle: '|cos|',
    scale: 'linear',
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
