import type { Collapse } from './collapses';
import type { History } from './history';
import { NEAR, type Phases } from './phases';

/** Epochs between the snapshots that phases are named on. */
const STEP = 1_000;

/**
 * The phases of an accuracy collapse by the first edition of DEFINITIONS, on multiples of 1,000 epochs. Onset is the last
 * multiple of 1,000 before the drop, and not before the stretch that armed the rule, whose accuracy is at least the
 * collapse's running maximum minus 0.02; pre-collapse, peak and build are 1, 2 and 3 thousand epochs earlier, collapsed
 * 1 thousand later, which can lie before the drop.
 *
 * @returns undefined when no row of the history qualifies as onset.
 */
export function phasesByThousand(
  { good, drop, maximum }: Pick<Collapse, 'good' | 'drop' | 'maximum'>,
  { epoch, test_accuracy: accuracy }: Pick<History, 'epoch' | 'test_accuracy'>,
): Phases | undefined {
  const onset = Array.from(epoch)
    .filter((e, i) => e % STEP === 0 && e >= good && e < drop && accuracy[i] >= maximum - NEAR)
    .at(-1);
  if (onset === undefined) return undefined;
  return {
    build: onset - 3 * STEP,
    peak: onset - 2 * STEP,
    preCollapse: onset - STEP,
    onset,
    collapsed: onset + STEP,
  };
}
