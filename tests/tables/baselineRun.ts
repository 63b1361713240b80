import { openRun, type Run, type RunHistory } from '../../src/runs/openRun';

/** The cached baseline as if it had ended at epoch `last`. */
export function baselineUntil(last: number): Run {
  const run = openRun('baseline');
  const length = run.history.epoch.filter((epoch) => epoch <= last).length;
  const cut = Object.entries(run.history).map(([name, values]) => [name, values.slice(0, length)]);
  return { ...run, history: Object.fromEntries(cut) as RunHistory };
}

/** Up to 27,000: its first collapse, and one row a phase. */
export const firstCollapse = (): Run => baselineUntil(27_000);
