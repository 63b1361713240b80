import { rocArea } from '../../metrics/statistics/rocArea';
import { drifts } from './drifts';
import {
  fitHealthyPast,
  foretells,
  HEALTHY_PAST,
  type HealthyPastOptions,
  healthyPast,
  isSoon,
} from './healthyPast';
import { replayScore } from './replayProbe';
import type { ReplaySplit } from './replaySplit';
import type { ReplayState } from './replayStates';

/** One setting and how well it foretells the second cycle, 0..1; NaN where it could not be fitted to the first. */
export interface Candidate {
  readonly options: HealthyPastOptions;
  readonly area: number;
}

const LABELS = ['future', 'soon'] as const;
const DELTAS = [1_000, 2_000, 3_000];
const LIMITS = [0.2, 0.25];

/** Every setting, that of DEFINITIONS first: limits, then drifts, then labels in the order in which they are preferred. */
export const HEALTHY_PAST_CANDIDATES: readonly HealthyPastOptions[] = LIMITS.flatMap((limit) =>
  DELTAS.flatMap((delta) => LABELS.map((label) => ({ delta, limit, label }))),
);

/**
 * The rule by which settings are chosen, fixed before any result was seen. Each candidate is fitted to the states of
 * the first cycle (up to a horizon before the rise of the second) and scored on the later states of training, which
 * hold the second cycle: area under the ROC curve of its score for "a cycle within the horizon", over the states below
 * 0.2 of which every candidate has a drift. The largest area wins; of equal ones the first in the order above. The
 * third cycle has no part in it.
 */
export function healthyPastCandidates(states: readonly ReplayState[], split: ReplaySplit): Candidate[] {
  const { chooseUntil, trainUntil } = split;
  if (chooseUntil === undefined) return [];
  const since = states[0].epoch + Math.max(...DELTAS);
  return HEALTHY_PAST_CANDIDATES.map((options) => {
    if (!foretells(healthyPast(states, options, chooseUntil))) return { options, area: Number.NaN };
    const probe = fitHealthyPast(states, options, chooseUntil);
    const later = drifts(states, options.delta).filter(
      ({ epoch, fraction }) =>
        epoch >= since && epoch > chooseUntil && epoch <= trainUntil && fraction < HEALTHY_PAST.limit,
    );
    const scores = later.map(({ drift }) => replayScore(probe, drift));
    return { options, area: rocArea(scores, later.map(isSoon)) };
  });
}

/** The winner; DEFINITIONS' setting where there is nothing to choose by. */
export function bestCandidate(candidates: readonly Candidate[]): HealthyPastOptions {
  return candidates.reduce<Candidate>((best, candidate) => (candidate.area > best.area ? candidate : best), {
    options: HEALTHY_PAST,
    area: 0,
  }).options;
}
