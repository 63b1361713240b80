import type { Matrix } from '../../engine/matrix';
import { difference, type ReplayState, stepsIn } from './replayStates';

/** A state with what changed in the `delta` epochs before it. */
export interface Drift extends ReplayState {
  /** C_e - C_{e - delta}, [d x d]. */
  readonly drift: Matrix;
  /** Share of the variance on PC1 at e - delta. */
  readonly pastFraction: number;
}

/** The drifts last asked for, of each list of states: probes that differ in their labels alone share them. */
const last = new WeakMap<readonly ReplayState[], { readonly delta: number; readonly found: Drift[] }>();

/** The states that have another `delta` epochs before them. @throws InputError when the step does not divide `delta`. */
export function drifts(states: readonly ReplayState[], delta: number): readonly Drift[] {
  const known = last.get(states);
  if (known?.delta === delta) return known.found;
  const back = stepsIn(delta, states[1].epoch - states[0].epoch);
  const found = states.slice(back).map((state, i) => ({
    ...state,
    drift: difference(state.covariance, states[i].covariance),
    pastFraction: states[i].fraction,
  }));
  last.set(states, { delta, found });
  return found;
}
