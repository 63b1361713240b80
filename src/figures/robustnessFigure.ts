import type { LayerSpec } from 'vega-lite/build/src/spec';
import { branchHistory } from '../experiments/branchHistory';
import { conditionRuns } from '../experiments/conditionRuns';
import { ENSEMBLE_CONDITIONS } from '../experiments/ensemble';
import type { Run } from '../experiments/openRun';
import { seedRuns } from '../experiments/seedRuns';
import { outcomePanel } from './outcomePanel';
import { panelsFigure } from './panelsFigure';
import type { VegaLiteSpec } from './vegaLiteSpec';

/** Inner width of all panels of a row together, px. */
const ROW = 672;

/**
 * The conditions over seeds (DEFINITIONS "Conditions"): a column for each cached seed, a row for the baseline and each
 * condition of the ensemble; an empty panel where a seed has no such run.
 * @param baseline the run of seed 42; the others lie beside it.
 */
export function robustnessFigure(baseline: Run): VegaLiteSpec {
  const seeds = seedRuns(baseline);
  const width = ROW / Math.max(seeds.length, 3);
  const titled = (what: string, { config }: Run) => `${what}, seed ${config.task.seed}`;
  return panelsFigure(
    {
      text: 'The conditions over seeds',
      subtitle: [
        'A column for each seed. From epoch 20,000 on (orange) a panel differs from the baseline of its column in one thing.',
        'Dashed: an accuracy collapse. Frozen GLP and replay: directions from later epochs, so these runs use the future.',
      ],
    },
    { columns: seeds.length, spacing: { column: 22, row: 18 } },
    [
      ...seeds.map((seed) => outcomePanel(titled('baseline', seed), seed.history, { width })),
      ...ENSEMBLE_CONDITIONS.flatMap(({ name, label }) =>
        seeds.map((seed): LayerSpec<string> => {
          const [one] = conditionRuns(seed, (condition) => condition.name === name).found;
          if (!one) return outcomePanel(titled(`${label} (not trained)`, seed), undefined, { width });
          const { history } = one.run;
          const joined = branchHistory(seed, one.run);
          return outcomePanel(titled(label, seed), joined, { branched: history.epoch[0], width });
        }),
      ),
    ],
  );
}
