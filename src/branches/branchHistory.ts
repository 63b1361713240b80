import type { Run, RunHistory } from '../runs/openRun';

/**
 * The history of a branch with that of its baseline before it: the columns that both have, rows of the baseline up to
 * where the branch begins.
 * @example
 * import { branchHistory, conditionRun, openRun } from 'activation-supervision';
 * const baseline = openRun('baseline');
 * const history = branchHistory(baseline, conditionRun(baseline, 'suppress-gradient'));
 * [history.epoch[0], history.epoch.at(-1)]; // => [0, 100000]
 */
export function branchHistory(baseline: Pick<Run, 'history'>, branch: Pick<Run, 'history'>): RunHistory {
  const [before, after] = [baseline.history, branch.history];
  const first = after.epoch[0];
  const count = before.epoch.filter((epoch) => epoch < first).length;
  const { epoch, ...columns } = before;
  const both = Object.entries(columns).filter(([name]) => name in after);
  return {
    epoch: Int32Array.from([...epoch.subarray(0, count), ...after.epoch]),
    ...Object.fromEntries(
      both.map(([name, values]) => [
        name,
        Float64Array.from([...values.subarray(0, count), ...after[name as keyof RunHistory]]),
      ]),
    ),
  } as unknown as RunHistory;
}
