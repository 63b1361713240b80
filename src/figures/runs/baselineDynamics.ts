import { existsSync } from 'node:fs';
import { readHistory } from '../../data/history';
import { glpPaths } from '../../priors/glpPaths';
import type { Run } from '../../runs/openRun';
import { COLLAPSE_RULE, CYCLE_RULE } from '../charts/countingRules';
import { dynamicsFigure } from '../charts/dynamicsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { courseInWords } from '../inWords/courseInWords';
import { BASELINE_PANELS } from './baselinePanels';
import { GLP_PANELS } from './glpPanels';
import { runTitle } from './runTitle';

/**
 * The essay's figure of the baseline's training: accuracy, losses, Fourier energy and the geometry of h1 over the
 * epochs, collapses marked; and where the run has a prior, what that says of the activations.
 * @example
 * import { baselineDynamics, openRun, show } from 'activation-supervision';
 * show(baselineDynamics(openRun('baseline')));
 */
export function baselineDynamics(run: Pick<Run, 'history' | 'config' | 'paths'>): VegaLiteSpec {
  const { history, config, paths } = run;
  const title = runTitle(run);
  const own = { history, panels: BASELINE_PANELS };
  const glp = glpPaths(paths).history;
  const groups = existsSync(glp) ? [own, { history: readHistory(glp), panels: GLP_PANELS }] : [own];
  return dynamicsFigure({ history }, groups, {
    description: courseInWords(history),
    text: `Training dynamics of ${title === 'baseline' ? 'the baseline' : title}, seed ${config.task.seed}`,
    subtitle: [
      `Shaded: ${CYCLE_RULE} (dotted: one half).`,
      `Dashed: ${COLLAPSE_RULE}; dotted: 0.95, the rule of thumb.`,
    ],
  });
}
