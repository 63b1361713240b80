import { GOOD, HOLD } from './collapses';
import type { History } from './history';

/**
 * When a model has learned its task: the first epoch of the first unbroken stretch of rows with a test accuracy of at least
 * 0.85 of which the last is at least 1,000 epochs after the first, which is what arms the rule of collapses. NaN where
 * there is none: such a run cannot collapse.
 */
export function learned({
  epoch,
  test_accuracy: accuracy,
}: Pick<History, 'epoch' | 'test_accuracy'>): number {
  let good: number | undefined;
  for (let i = 0; i < epoch.length; i++) {
    good = accuracy[i] >= GOOD ? (good ?? epoch[i]) : undefined;
    if (good !== undefined && epoch[i] - good >= HOLD) return good;
  }
  return Number.NaN;
}
