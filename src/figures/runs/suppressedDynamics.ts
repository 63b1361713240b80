import { branchHistory } from '../../branches/branchHistory';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { spansOf } from '../../study/spans';
import { COLLAPSE_RULE, CYCLE_RULE } from '../charts/countingRules';
import { dynamicsFigure } from '../charts/dynamicsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { courseInWords } from '../inWords/courseInWords';
import { BASELINE_PANELS } from './baselinePanels';
import { directionPanels, ROLLING_RULE } from './directionPanels';

/**
 * A suppressed run as the essay's figures show it: the baseline's panels, with the baseline itself before the branch,
 * and those on the directions that are projected out.
 * @param what what is projected out, for the title.
 * @param usesTheFuture whether it was found at later epochs of the run than it is used from.
 * @example
 * import { conditionRun, openRun, show, suppressedDynamics } from 'activation-supervision';
 * const baseline = openRun('baseline');
 * const suppressed = conditionRun(baseline, 'suppress-gradient');
 * show(suppressedDynamics(baseline, suppressed, 'the effective gradient', false));
 */
export function suppressedDynamics(
  baseline: Pick<Run, 'history'>,
  branch: Pick<Run, 'history' | 'config' | 'paths'>,
  what: string,
  usesTheFuture: boolean,
): VegaLiteSpec {
  const history = branchHistory(baseline, branch);
  const groups = [
    { history, panels: BASELINE_PANELS },
    { history: branch.history, panels: directionPanels(branch.history) },
  ];
  const { seed } = branch.config.task;
  const [from] = branch.history.epoch;
  const text = `Training dynamics with ${what} projected out, seed ${seed}`;
  const subtitle = [
    `Full line: from epoch ${from.toLocaleString('en-US')} on the direction is projected out of dL/dh1; before, the baseline.`,
    `Shaded: ${CYCLE_RULE}.`,
    `Dashed: ${COLLAPSE_RULE}.`,
    ROLLING_RULE,
    ...(usesTheFuture
      ? ['The direction was found at later epochs: the run uses the future, as the essay’s does.']
      : []),
  ];
  const { counted } = spansOf(studyOf(branch));
  const description = `From epoch ${from.toLocaleString('en-US')} on ${what} is projected out. ${courseInWords(history, counted)}`;
  return dynamicsFigure(
    { history },
    groups,
    { text, subtitle, description },
    { suppressedFrom: from, counted },
  );
}
