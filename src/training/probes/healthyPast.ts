import { NotApplicableError } from '../../inputError';
import { type Drift, drifts } from './drifts';
import { type ReplayProbe, trainReplayProbe } from './replayProbe';
import { COLLAPSED, type ReplayState } from './replayStates';

/** Settings of the healthy past-trajectory probe. */
export interface HealthyPastOptions {
  /** Epochs that the drift looks back. */
  readonly delta: number;
  /** A state is healthy with less than this share of its variance on PC1. */
  readonly limit: number;
  /** `future`: the largest share to come. `soon`: whether that is above one half. */
  readonly label: 'future' | 'soon';
  /** Also ask the state `delta` epochs earlier to be healthy, which leaves out what follows a collapse. */
  readonly pastHealthy?: boolean;
}

/** As DEFINITIONS "Replay probe" has it. */
export const HEALTHY_PAST: HealthyPastOptions = { delta: 1_000, limit: 0.2, label: 'future' };

/**
 * The essay's `healthy_past_delta_future_geom`: found from the drift of states that still look healthy, up to epoch
 * `until`, and what became of them.
 * @throws NotApplicableError when no healthy state comes before a cycle, for then there is nothing that a drift could tell.
 */
export function fitHealthyPast(
  states: readonly ReplayState[],
  options: HealthyPastOptions,
  until: number,
): ReplayProbe {
  const training = healthyPast(states, options, until);
  if (!foretells(training)) {
    throw new NotApplicableError(
      `replay probe: expected healthy states (h1 PC1 below ${options.limit}) that a geometric cycle follows within 2,000 epochs and some that none does, found no such among ${training.length} up to epoch ${until}`,
    );
  }
  return trainReplayProbe(
    training.map(({ drift }) => drift),
    training.map((state) => labelOf(state, options.label)),
  );
}

/** The healthy states up to epoch `until` that have a drift and a known future. */
export function healthyPast(
  states: readonly ReplayState[],
  { delta, limit, pastHealthy = false }: HealthyPastOptions,
  until: number,
): Drift[] {
  return drifts(states, delta).filter(
    ({ epoch, fraction, pastFraction, future }) =>
      epoch <= until && fraction < limit && !Number.isNaN(future) && (!pastHealthy || pastFraction < limit),
  );
}

/** Whether a cycle follows some of the states, and some not. */
export function foretells(training: readonly ReplayState[]): boolean {
  return training.some(isSoon) && !training.every(isSoon);
}

/** What a state's drift or covariance is to foretell. */
export function labelOf(state: ReplayState, label: HealthyPastOptions['label']): number {
  return label === 'future' ? state.future : Number(isSoon(state));
}

/** Whether a geometric cycle comes within the horizon. */
export function isSoon({ future }: Pick<ReplayState, 'future'>): boolean {
  return future > COLLAPSED;
}
