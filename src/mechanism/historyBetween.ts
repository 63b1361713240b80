import type { RunHistory } from '../runs/openRun';

/** The rows of a history between two epochs, both included. */
export function historyBetween(history: RunHistory, from: number, until: number): RunHistory {
  const start = history.epoch.filter((epoch) => epoch < from).length;
  const end = history.epoch.filter((epoch) => epoch <= until).length;
  return Object.fromEntries(
    Object.entries(history).map(([name, values]) => [name, values?.subarray(start, end)]),
  ) as unknown as RunHistory;
}
