import { conditionRuns } from '../../branches/conditionRuns';
import { collapses } from '../../metrics/phases/collapses';
import { experimentCommand } from '../../runs/experimentCommand';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { spansOf } from '../../study/spans';
import { OUTCOME_KEY, outcomePanel } from '../charts/outcomePanel';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { withPowers } from '../charts/withPowers';
import { often } from '../inWords/numbers';
import { runTitle } from './runTitle';

/**
 * Test accuracy and h1 PC1 of the baseline and of its cached runs with a direction projected out, or in exact
 * arithmetic, a panel each, all on the same axes: what ends the collapses, and what does not.
 * @example
 * import { conditionsFigure, openRun, show } from 'activation-supervision';
 * show(conditionsFigure(openRun('baseline')));
 */
export function conditionsFigure(baseline: Run): VegaLiteSpec {
  const { found } = conditionRuns(
    baseline,
    ({ suppression, labelGradient, step }) =>
      suppression !== undefined || (labelGradient === 'summed' && step === undefined),
  );
  const spans = spansOf(studyOf(baseline));
  const untrained = [
    `No condition is trained yet; make one with ${experimentCommand('suppress-gradient', baseline)}.`,
  ];
  const counts = [
    `${runTitle(baseline)}, ${often(collapses(baseline.history).length)}`,
    ...found.map(
      ({ condition, run }) =>
        `${withPowers(condition.label)}, ${often(collapses(run.history, spans.counted).length)}`,
    ),
  ];
  return panelsFigure(
    {
      text: 'What ends the collapses, and what does not',
      description: `How often test accuracy collapses: ${counts.join('; ')}.`,
      subtitle: [
        `Each panel differs from the baseline in one thing, in most of them from epoch ${epochInWords(spans.branch)} on (full line).`,
        ...OUTCOME_KEY,
        ...(found.length > 0 ? [] : untrained),
      ],
    },
    { columns: 3, spacing: { column: 22, row: 18 } },
    [
      outcomePanel(runTitle(baseline), baseline, { spans }),
      ...found.map(({ condition, run }) => outcomePanel(condition.label, run, { baseline, spans })),
    ],
  );
}
