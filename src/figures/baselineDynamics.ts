import type { Run } from '../experiments/openRun';
import { BASELINE_PANELS } from './baselinePanels';
import { dynamicsFigure } from './dynamicsFigure';
import type { VegaLiteSpec } from './vegaLiteSpec';

/**
 * The essay's figure of the baseline's training, without the panels that need the prior: accuracy, losses, Fourier
 * energy and the geometry of h1 over the epochs, collapses marked.
 */
export function baselineDynamics({ history, config }: Pick<Run, 'history' | 'config'>): VegaLiteSpec {
  return dynamicsFigure({ history }, BASELINE_PANELS, {
    text: `Training dynamics of the baseline, seed ${config.task.seed}`,
    subtitle: [
      'Shaded: geometric cycles, where h1 PC1 holds more than half of the variance (dotted).',
      'Dashed: test accuracy has fallen 0.10 below its maximum; dotted: 0.95, the rule of thumb.',
    ],
  });
}
