import type { Matrix } from '../../engine/matrix';
import { difference, type ReplayState, stepsIn } from './replayStates';

/** A state with what changed in the `delta` epochs before it. */
export interface Drift extends ReplayState {
  /** C_e - C_{e - delta}, [d x d]. */
  readonly drift: Matrix;
  /** Share of the variance on PC1 at e - delta. */
  readonly pastFraction: number;
}

/** The states that have another `delta` epochs before them. @throws InputError when the step does not divide `delta`. */
export function drifts(states: readonly ReplayState[], delta: number): Drift[] {
  const back = stepsIn(delta, states[1].epoch - states[0].epoch);
  return states.slice(back).map((state, i) => ({
    ...state,
    drift: difference(state.covariance, states[i].covariance),
    pastFraction: states[i].fraction,
  }));
}
