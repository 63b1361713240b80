import { bestCandidate, type Candidate, healthyPastCandidates } from './chooseHealthyPast';
import { fitHealthyPast, type HealthyPastOptions } from './healthyPast';
import type { OnlyReplay, ReplayBuffer } from './replayBuffer';
import type { ReplayProbe } from './replayProbe';
import { type ReplaySplit, replaySplit } from './replaySplit';
import { type ReplayState, replayStates } from './replayStates';

/** The healthy past-trajectory probe with what it was found from. */
export interface HealthyPastProbe extends ReplayProbe {
  readonly options: HealthyPastOptions;
  /** What `options` were chosen from; empty where they were given, or could not be chosen. */
  readonly candidates: readonly Candidate[];
  readonly split: ReplaySplit;
}

/**
 * Finds the direction that drifts before geometric cycles, from covariances and epochs alone: trained on the first two
 * cycles, the third kept apart (essay, "Autonomous discovery"; DEFINITIONS "Replay probe").
 * @param options chosen on the first two cycles where left out.
 * @throws InputError when the buffer has gaps or holds no cycle, or no healthy state comes before one.
 * @example
 * import { cosine, fitReplayProbe, onsetDirection, openRun, replayBufferOf } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { direction } = fitReplayProbe(replayBufferOf(run));
 * Math.abs(cosine(direction, onsetDirection(run, 25_700, 'residual'))); // => 0.9773
 */
export function fitReplayProbe<B extends ReplayBuffer>(
  buffer: OnlyReplay<B>,
  options?: HealthyPastOptions,
): HealthyPastProbe {
  return fitToStates(replayStates(buffer), options);
}

/** As `fitReplayProbe`, from states that `replayStates` made. */
export function fitToStates(states: readonly ReplayState[], options?: HealthyPastOptions): HealthyPastProbe {
  const split = replaySplit(states);
  const candidates = options ? [] : healthyPastCandidates(states, split);
  const chosen = options ?? bestCandidate(candidates);
  return { ...fitHealthyPast(states, chosen, split.trainUntil), options: chosen, candidates, split };
}
