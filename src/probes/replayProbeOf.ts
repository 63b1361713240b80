import { fitToStates, type HealthyPastProbe } from '../training/probes/fitReplayProbe';
import { type ReplayState, replayStates } from '../training/probes/replayStates';
import { replayBufferOf } from './replayBufferOf';

/** A run's replayed states and the probe found from them. */
export interface RunProbe {
  readonly states: readonly ReplayState[];
  readonly probe: HealthyPastProbe;
}

const found = new WeakMap<object, RunProbe>();

/**
 * The healthy past-trajectory probe of a run's own covariances, found once for each opened run.
 * @throws InputError as `fitReplayProbe`, or when the run kept no covariances.
 * @example
 * import { allOnes, cosine, openRun, replayProbeOf } from 'activation-supervision';
 * const { probe } = replayProbeOf(openRun('baseline'));
 * cosine(probe.direction, allOnes(128)); // => 0.9889
 */
export function replayProbeOf(run: Parameters<typeof replayBufferOf>[0]): RunProbe {
  const known = found.get(run.paths);
  if (known) return known;
  const states = replayStates(replayBufferOf(run));
  const made = { states, probe: fitToStates(states) };
  found.set(run.paths, made);
  return made;
}
