import { isOfEnsemble } from '../../conditions/isOfEnsemble';
import type { Run } from '../../runs/openRun';
import { openRunBeside } from '../../runs/openRunBeside';
import { runNameBeside } from '../../runs/runNameBeside';
import { seedRuns } from '../../runs/seedRuns';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { spansOf } from '../../study/spans';
import { OUTCOME_KEY, outcomePanel } from '../charts/outcomePanel';
import { PANEL_WIDTH } from '../charts/panelSize';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** Seeds that have a column: of more, lines could not be told. */
const MOST = 5;

/**
 * The conditions over seeds (DEFINITIONS "Conditions"): a column for each cached seed, a row for the baseline and each
 * condition of the ensemble; an empty panel where a seed has no such run.
 * @param baseline the run of seed 42; the others lie beside it.
 */
export function robustnessFigure(baseline: Run): VegaLiteSpec {
  const all = seedRuns(baseline);
  const seeds = all.slice(0, MOST);
  const spans = spansOf(studyOf(baseline));
  const width = (3 * PANEL_WIDTH) / Math.max(seeds.length, 3);
  const titled = (what: string, { config }: Run) => `${what}, seed ${config.task.seed}`;
  return panelsFigure(
    {
      text: 'The conditions over seeds',
      subtitle: [
        `A column for each seed. From epoch ${epochInWords(spans.branch)} on (orange) a panel differs from the baseline of its column in one thing.`,
        ...OUTCOME_KEY,
        ...(all.length > MOST
          ? [`The first ${MOST} of ${all.length} seeds; all of them are in figure ten-seeds.`]
          : []),
      ],
    },
    { columns: seeds.length, spacing: { column: 22, row: 18 } },
    [
      ...seeds.map((seed) => outcomePanel(titled('baseline', seed), seed, { width, spans })),
      ...studyOf(baseline)
        .conditions.filter(isOfEnsemble)
        .flatMap(({ name, label }) =>
          seeds.map((seed) => {
            const run = openRunBeside(seed, runNameBeside(seed, name));
            const what = run ? label : `${label} (not trained)`;
            return outcomePanel(titled(what, seed), run, { baseline: seed, width, spans });
          }),
        ),
    ],
  );
}
