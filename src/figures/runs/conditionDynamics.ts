import type { ConditionFound } from '../../branches/conditionOrBranch';
import type { Run } from '../../runs/openRun';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { compareHistories } from './compareHistories';
import { suppressedDynamics } from './suppressedDynamics';

/**
 * A condition closely: its cached run as the essay's figures show one, or its short branch beside the baseline.
 * @example
 * import { conditionDynamics, conditionOrBranch, openRun, show } from 'activation-supervision';
 * const baseline = openRun('baseline');
 * const found = await conditionOrBranch(baseline, 'suppress-gradient', { from: 20_000, epochs: 500 });
 * show(conditionDynamics(baseline, found));
 */
export function conditionDynamics(baseline: Pick<Run, 'history'>, found: ConditionFound): VegaLiteSpec {
  const { label, direction, suppression } = found.condition;
  const usesTheFuture = suppression?.source === 'file' && suppression.of === 'own';
  if ('run' in found && direction)
    return suppressedDynamics(baseline, found.run, `a direction (${direction})`, usesTheFuture);
  if ('run' in found) {
    const histories = { baseline: baseline.history, [label]: found.run.history };
    return compareHistories(histories, { text: `Training dynamics, ${label}` });
  }
  const { epoch } = found.branch;
  const [from, to] = [epoch[0], epoch[epoch.length - 1]];
  const histories = { baseline: stretch(baseline, from, to), [label]: found.branch };
  return compareHistories(histories, {
    text: `A short branch of epoch ${from.toLocaleString('en-US')}, ${label}`,
    ...(direction && { subtitle: `Projected out of dL/dh1: ${direction}.` }),
  });
}

/** The rows of a history between two epochs, both included, of the columns that are compared. */
function stretch({ history }: Pick<Run, 'history'>, from: number, to: number) {
  const within = (_: number, i: number) => history.epoch[i] >= from && history.epoch[i] <= to;
  return {
    epoch: history.epoch.filter(within),
    test_accuracy: history.test_accuracy.filter(within),
    h1_pc1_variance_fraction: history.h1_pc1_variance_fraction.filter(within),
  };
}
