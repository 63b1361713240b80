import { isOfEnsemble } from '../../conditions/isOfEnsemble';
import { collapses } from '../../metrics/phases/collapses';
import { experimentCommand } from '../../runs/experimentCommand';
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
import { untrainedPanel } from '../charts/untrainedPanel';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { runTitle } from './runTitle';

/** Seeds that have a column: of more, lines could not be told. */
const MOST = 5;

/**
 * The conditions over seeds (DEFINITIONS "Conditions"): a column for each cached seed, a row for the baseline and each
 * condition of the ensemble that one of them has. A seed without such a run has the command that makes it in its place.
 * @param baseline the run of seed 42; the others lie beside it.
 * @example
 * import { openRun, robustnessFigure, show } from 'activation-supervision';
 * show(robustnessFigure(openRun('baseline')));
 */
export function robustnessFigure(baseline: Run): VegaLiteSpec {
  const all = seedRuns(baseline);
  const seeds = all.slice(0, MOST);
  const spans = spansOf(studyOf(baseline));
  const conditions = studyOf(baseline)
    .conditions.filter(isOfEnsemble)
    .map(({ name, label }) => {
      const runs = seeds.map((seed) => openRunBeside(seed, runNameBeside(seed, name)));
      return { name, label, runs };
    });
  const trained = conditions.filter(({ runs }) => runs.some((run) => run !== undefined));
  const width = (3 * PANEL_WIDTH) / Math.max(seeds.length, 3);
  const titled = (what: string, { config }: Run) => `${what}, seed ${config.task.seed}`;
  const counts = [
    `as trained ${listed(seeds.map((seed) => String(collapses(seed.history, spans.counted).length)))}`,
    ...trained.map(({ label, runs }) => {
      const each = runs.map((run) =>
        run ? String(collapses(run.history, spans.counted).length) : 'not trained',
      );
      return `${label} ${listed(each)}`;
    }),
  ];
  return panelsFigure(
    {
      text: 'The conditions over seeds',
      description: `Collapses of test accuracy, seeds ${listed(seeds.map((seed) => String(seed.config.task.seed)))}: ${counts.join('; ')}.`,
      subtitle: [
        `A column for each seed. From epoch ${epochInWords(spans.branch)} on (full line) a panel differs from the baseline of its column in one thing.`,
        ...OUTCOME_KEY,
        ...(all.length > MOST
          ? [`The first ${MOST} of ${all.length} seeds; all of them are in figure ten-seeds.`]
          : []),
        ...untrained(
          conditions.filter((one) => !trained.includes(one)),
          baseline,
        ),
      ],
    },
    { columns: seeds.length, spacing: { column: 22, row: 18 } },
    [
      ...seeds.map((seed) => outcomePanel(titled(runTitle(seed), seed), seed, { width, spans })),
      ...trained.flatMap(({ name, label, runs }) =>
        seeds.map((seed, i) => {
          const [run, title] = [runs[i], titled(label, seed)];
          if (!run) return untrainedPanel(title, experimentCommand(name, seed), width);
          return outcomePanel(title, run, { baseline: seed, width, spans });
        }),
      ),
    ],
  );
}

interface Untrained {
  readonly name: string;
  readonly label: string;
}

/** What a figure says of conditions that no seed has; nothing where there are none. */
function untrained(conditions: readonly Untrained[], baseline: Run): string[] {
  if (conditions.length === 0) return [];
  const [{ name, label }] = conditions;
  return [
    `Not trained: ${conditions.map((one) => one.label).join('; ')}.`,
    `${label}: ${experimentCommand(name, baseline)}${conditions.length > 1 ? '; the others likewise' : ''}.`,
  ];
}
