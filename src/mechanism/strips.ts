import { conditionRuns } from '../branches/conditionRuns';
import { BRANCH_EPOCH, SHORT } from '../conditions/condition';
import { collapses } from '../metrics/phases/collapses';
import { geometricCycles } from '../metrics/phases/geometricCycles';
import type { Run } from '../runs/openRun';
import { AFTER_BRANCHING } from '../runs/runOutcome';
import { ARMS } from './arms';
import { historyBetween } from './historyBetween';

/** A run between 20,000 and 60,000 at a glance. */
export interface Strip {
  readonly seed: number;
  readonly label: string;
  /** Its last epoch there. */
  readonly end: number;
  readonly cycles: readonly { readonly start: number; readonly end: number }[];
  /** Epochs of its accuracy collapses. */
  readonly drops: readonly number[];
}

/** Of the baseline and of its cached arms, in the order of `ARMS`. */
export function strips(baseline: Run): Strip[] {
  const { found } = conditionRuns(baseline, ({ from }) => from === 'branch');
  const runs = new Map([
    ['baseline', baseline],
    ...found.map(({ condition, run }) => [condition.name, run] as const),
  ]);
  return ARMS.flatMap(({ name, label }): Strip[] => {
    const run = runs.get(name);
    if (!run) return [];
    const history = historyBetween(run.history, BRANCH_EPOCH, SHORT);
    return [
      {
        seed: run.config.task.seed,
        label,
        end: history.epoch[history.epoch.length - 1],
        cycles: geometricCycles(history).map(({ start, end }) => ({ start, end })),
        drops: collapses(history, AFTER_BRANCHING).map(({ drop }) => drop),
      },
    ];
  });
}
