import type { History } from './history';

export interface Collapse {
  /** First epoch of the stretch of good accuracy that armed the rule. */
  readonly good: number;
  /** Epoch at which that stretch had lasted 1,000 epochs; the running maximum starts here. */
  readonly armed: number;
  /** The maximum of the test accuracy from `armed` up to the drop. */
  readonly maximum: number;
  /** The first epoch at least 0.10 below that maximum, and the accuracy there. */
  readonly drop: number;
  readonly accuracy: number;
}

/** Limits of DEFINITIONS "Time and phases". */
export const GOOD = 0.85;
export const HOLD = 1_000;
const FALL = 0.1;

type Columns = Pick<History, 'epoch' | 'test_accuracy'>;

/**
 * Accuracy collapses. The rule is armed by an unbroken stretch of rows with accuracy of at least 0.85, of which the
 * last is at least 1,000 epochs after the first. Armed, it keeps the running maximum and counts a collapse at the
 * first row at or below that maximum minus 0.10; then it must be armed anew by a stretch that starts after the drop
 * (or at it, where the accuracy there is still good).
 *
 * @param from rows before this epoch are not looked at (for suppressed runs, 22,000).
 * @returns collapses in order of time, by epochs.
 * @example
 * import { collapses, openRun } from 'activation-supervision';
 * collapses(openRun('baseline').history).map(({ drop }) => drop); // => [25800, 55600, 87200]
 */
export function collapses({ epoch, test_accuracy: accuracy }: Columns, from = 0): Collapse[] {
  const found: Collapse[] = [];
  let good: number | undefined;
  let armed: number | undefined;
  let maximum = 0;
  for (let i = 0; i < epoch.length; i++) {
    if (epoch[i] < from) continue;
    if (armed !== undefined && good !== undefined) {
      maximum = Math.max(maximum, accuracy[i]);
      if (accuracy[i] > maximum - FALL) continue;
      found.push({ good, armed, maximum, drop: epoch[i], accuracy: accuracy[i] });
      armed = undefined;
      good = undefined;
    }
    good = accuracy[i] >= GOOD ? (good ?? epoch[i]) : undefined;
    if (good !== undefined && epoch[i] - good >= HOLD) {
      armed = epoch[i];
      maximum = accuracy[i];
    }
  }
  return found;
}

/**
 * The published rule of thumb, a limit at 0.95: the epochs at which the test accuracy is below it and in the row
 * before was not. A run that wavers about the limit crosses it more than once in one collapse.
 */
export function crossingsBelow({ epoch, test_accuracy: accuracy }: Columns, limit = 0.95): number[] {
  return Array.from(epoch).filter((_, i) => i > 0 && accuracy[i] < limit && accuracy[i - 1] >= limit);
}
