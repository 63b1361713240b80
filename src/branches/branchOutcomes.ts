import { collapses } from '../metrics/phases/collapses';
import type { History } from '../metrics/phases/history';
import { epochInWords } from '../study/epochInWords';

/** What a branch came to, in words a table can show. */
export interface BranchOutcome {
  readonly branch: string;
  /** The epoch of its first accuracy collapse (`collapses`), or up to where there is none. */
  readonly 'first collapse': string;
  /** Least test accuracy of its rows, and the epoch of it. */
  readonly 'least accuracy': string;
  /** Largest share of the variance of h1 on PC1 of its rows, and the epoch of it. */
  readonly 'largest PC1': string;
}

/**
 * Tells of each branch whether it collapsed, how deep it fell and how far h1 narrowed to one direction.
 * @param branches histories by the name to show; a branch of less than 1,000 epochs cannot have a collapse by the rule, which
 *   asks for as many epochs of good accuracy before.
 * @example
 * import { branchOutcomes, openRun } from 'activation-supervision';
 * const [outcome] = branchOutcomes({ baseline: openRun('baseline').history });
 * outcome['first collapse']; // => '25,800'
 */
export function branchOutcomes(branches: Readonly<Record<string, History>>): BranchOutcome[] {
  return Object.entries(branches).map(([branch, history]) => {
    const [first] = collapses(history);
    const end = history.epoch[history.epoch.length - 1];
    return {
      branch,
      'first collapse': first ? epochInWords(first.drop) : `none up to ${epochInWords(end)}`,
      'least accuracy': extreme(history.epoch, history.test_accuracy, Math.min),
      'largest PC1': extreme(history.epoch, history.h1_pc1_variance_fraction, Math.max),
    };
  });
}

function extreme(
  epoch: ArrayLike<number>,
  values: ArrayLike<number>,
  most: (...values: number[]) => number,
): string {
  const all = Array.from(values);
  const found = most(...all);
  return `${(100 * found).toFixed(1)} % at ${epochInWords(epoch[all.indexOf(found)])}`;
}
