import type { Collapse } from './collapses';
import type { History } from './history';

/** Epochs of the named moments about one collapse. */
export interface Phases {
  readonly build: number;
  readonly peak: number;
  readonly preCollapse: number;
  readonly onset: number;
  readonly collapsed: number;
}

/** Between build and peak, peak and pre-collapse, pre-collapse and onset; and the grid that `collapsed` lies on. */
const STEP = 1_000;
/** Below the running maximum, at the onset. */
export const NEAR = 0.02;

/**
 * The phases of an accuracy collapse (DEFINITIONS, second edition). Onset is the last row of the history before the
 * drop, and not before the stretch that armed the rule, whose accuracy is at least the collapse's running maximum minus
 * 0.02; pre-collapse, peak and build are 1, 2 and 3 thousand epochs earlier; collapsed is the first multiple of 1,000 at
 * least 1,000 epochs after the drop.
 *
 * @throws RangeError for a collapse that is not of this history: the maximum itself is such a row.
 */
export function phases(
  { good, drop, maximum }: Pick<Collapse, 'good' | 'drop' | 'maximum'>,
  { epoch, test_accuracy: accuracy }: Pick<History, 'epoch' | 'test_accuracy'>,
): Phases {
  const onset = Array.from(epoch)
    .filter((e, i) => e >= good && e < drop && accuracy[i] >= maximum - NEAR)
    .at(-1);
  if (onset === undefined)
    throw new RangeError(`no epoch from ${good} to ${drop} within ${NEAR} of ${maximum}`);
  return {
    build: onset - 3 * STEP,
    peak: onset - 2 * STEP,
    preCollapse: onset - STEP,
    onset,
    collapsed: Math.ceil((drop + STEP) / STEP) * STEP,
  };
}
