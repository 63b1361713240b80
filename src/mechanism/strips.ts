import { conditionRuns } from '../branches/conditionRuns';
import { collapses } from '../metrics/phases/collapses';
import { geometricCycles } from '../metrics/phases/geometricCycles';
import type { Run } from '../runs/openRun';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';
import { ARMS } from './arms';
import { historyBetween } from './historyBetween';

/** A run from the branch to where the short ones end, at a glance. */
export interface Strip {
  readonly seed: number;
  readonly label: string;
  /** Of its arm. */
  readonly kind: string;
  /** Where it leaves its baseline. */
  readonly start: number;
  /** Its last epoch there. */
  readonly end: number;
  readonly cycles: readonly { readonly start: number; readonly end: number }[];
  /** Epochs of its accuracy collapses. */
  readonly drops: readonly number[];
}

/**
 * Of the baseline and of its cached arms, in the order of `ARMS`.
 * @example
 * import { openRun, strips } from 'activation-supervision';
 * const [baseline] = strips(openRun('baseline'));
 * baseline.drops; // => [25800, 55600]
 */
export function strips(baseline: Run): Strip[] {
  const { found } = conditionRuns(baseline, ({ from }) => from === 'branch');
  const runs = new Map([
    ['baseline', baseline],
    ...found.map(({ condition, run }) => [condition.name, run] as const),
  ]);
  const { branch, counted, short } = spansOf(studyOf(baseline));
  return ARMS.flatMap(({ name, label, kind }): Strip[] => {
    const run = runs.get(name);
    if (!run) return [];
    const history = historyBetween(run.history, branch, short);
    return [
      {
        seed: run.config.task.seed,
        label,
        kind,
        start: branch,
        end: history.epoch[history.epoch.length - 1],
        cycles: geometricCycles(history).map(({ start, end }) => ({ start, end })),
        drops: collapses(history, counted).map(({ drop }) => drop),
      },
    ];
  });
}
