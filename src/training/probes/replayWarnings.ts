import { quantile } from 'simple-statistics';
import { isSoon } from './healthyPast';
import type { ReplaySplit } from './replaySplit';
import { HORIZON, type ReplayState } from './replayStates';

/** A state and its score, in deviations from the training mean. */
export type ScoredState = Pick<ReplayState, 'epoch' | 'fraction' | 'future'> & { readonly score: number };

/** What a probe said of one geometric cycle. */
export interface ReplayWarning {
  /** 1, 2, … */
  readonly cycle: number;
  readonly heldOut: boolean;
  /** The first state above the threshold, from a horizon before the cycle to its spike; undefined without one. */
  readonly first: ScoredState | undefined;
  /** States above the threshold in the cycle's stretch of the run that neither lie in a cycle nor precede one, or a drop. */
  readonly falseAlarms: number;
  /** Epochs of the stretch that a false alarm could have been raised in. */
  readonly quietEpochs: number;
}

/**
 * The 99 % quantile of the scores of training states that no cycle follows; with fewer than 100 of them the largest.
 * A warning is a score above it.
 */
export function warningThreshold(training: readonly ScoredState[]): number {
  return quantile(
    training.filter((state) => !isSoon(state)).map(({ score }) => score),
    0.99,
  );
}

/**
 * Warnings cycle by cycle. The stretch of a cycle ends with it, that of the last training cycle with the training,
 * that of the last cycle with the states.
 * @param drops epochs at which the accuracy drops: a state up to a horizon before one warned of something, even where
 *   the geometry has left its cycle by then.
 */
export function replayWarnings(
  scored: readonly ScoredState[],
  threshold: number,
  { cycles, trainUntil, heldOut }: ReplaySplit,
  drops: readonly number[] = [],
): ReplayWarning[] {
  const step = scored[1].epoch - scored[0].epoch;
  const ends = cycles.map(({ end }, i) => {
    if (i === cycles.length - 1) return Number.POSITIVE_INFINITY;
    return heldOut && i === 1 ? trainUntil : end;
  });
  const inCycle = ({ epoch }: ScoredState) => cycles.some(({ start, end }) => epoch >= start && epoch <= end);
  const beforeDrop = ({ epoch }: ScoredState) =>
    drops.some((drop) => epoch <= drop && drop <= epoch + HORIZON);
  const quiet = scored.filter(
    (state) => !inCycle(state) && !beforeDrop(state) && !Number.isNaN(state.future) && !isSoon(state),
  );
  return cycles.map(({ start, spike }, i) => {
    const mine = quiet.filter(({ epoch }) => epoch <= ends[i] && (i === 0 || epoch > ends[i - 1]));
    return {
      cycle: i + 1,
      heldOut: start > trainUntil + HORIZON,
      first: scored.find(
        ({ epoch, score }) => epoch >= start - HORIZON && epoch <= spike && score > threshold,
      ),
      falseAlarms: mine.filter(({ score }) => score > threshold).length,
      quietEpochs: mine.length * step,
    };
  });
}
