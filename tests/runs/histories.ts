import type { RunHistory } from '../../src/runs/openRun';

/** A history every 100 epochs from `first` to `last`, of an accuracy and a share on PC1 that are functions of the epoch. */
export function historyOf(
  last: number,
  accuracy: (epoch: number) => number,
  fraction: (epoch: number) => number = () => 0.1,
  first = 0,
): RunHistory {
  const epoch = Int32Array.from({ length: (last - first) / 100 + 1 }, (_, i) => first + 100 * i);
  return {
    epoch,
    test_accuracy: Float64Array.from(epoch, accuracy),
    h1_pc1_variance_fraction: Float64Array.from(epoch, fraction),
  } as RunHistory;
}

/** Good from epoch 15,000 but for 1,000 epochs from each of `drops` on. */
export const droppingAt =
  (...drops: number[]) =>
  (epoch: number): number => {
    if (epoch < 15_000) return 0.1;
    return drops.some((drop) => epoch >= drop && epoch < drop + 1_000) ? 0.6 : 0.99;
  };
