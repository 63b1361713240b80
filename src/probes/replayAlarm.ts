import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import {
  type ReplayWarning,
  replayWarnings,
  type ScoredState,
  warningThreshold,
} from '../training/probes/replayWarnings';
import { replayProbeOf } from './replayProbeOf';
import { HEALTHY_PAST_NAME, replayScores } from './replayScores';

/** When the healthy past-trajectory probe warns, and of what. */
export interface ReplayAlarm {
  /** A score above it is a warning; in deviations from the training mean. */
  readonly threshold: number;
  /** Its score of every state that it has a drift for. */
  readonly scored: readonly ScoredState[];
  /** Those of healthy states that it was trained on. */
  readonly training: readonly ScoredState[];
  /** One for each geometric cycle. */
  readonly warnings: readonly ReplayWarning[];
}

/** @throws InputError as `replayProbeOf`. */
export function replayAlarm(run: Run): ReplayAlarm {
  const { options, split } = replayProbeOf(run).probe;
  const scored = replayScores(run).find(({ name }) => name === HEALTHY_PAST_NAME)?.scores ?? [];
  const training = scored.filter(
    ({ epoch, fraction }) => epoch <= split.trainUntil && fraction < options.limit,
  );
  const threshold = warningThreshold(training);
  const drops = landmarks(run).collapses.map(({ drop }) => drop);
  return { threshold, scored, training, warnings: replayWarnings(scored, threshold, split, drops) };
}
