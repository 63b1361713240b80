import type { Run } from '../experiments/openRun';
import { replayProbeOf } from '../experiments/replayProbeOf';
import { HEALTHY_PAST_NAME, replayScores } from '../experiments/replayScores';
import { fitHealthyPast, HEALTHY_PAST, type HealthyPastOptions } from '../training/probes/healthyPast';
import { shuffledHealthyPast } from '../training/probes/shuffledHealthyPast';

/** A row of the table replay-alignment before anything is measured. */
export interface FoundDirections {
  /** What the probe is trained on. */
  readonly input: string;
  readonly name: string;
  /** One, or one for each shuffle. */
  readonly directions: readonly Float64Array[];
}

export const SHUFFLES = 10;
export const SHUFFLED = '… labels shuffled';
export const SHUFFLED_PAST_HEALTHY = '… past healthy too, labels shuffled';

/** The essay's probe first, then other settings and controls of it, then the other probes of its figure. */
export function replayDirections(run: Run): FoundDirections[] {
  const { states, probe } = replayProbeOf(run);
  const until = probe.split.trainUntil;
  const input = 'drift of healthy states';
  const vary = (name: string, changed: Partial<HealthyPastOptions>): FoundDirections => {
    const { direction } = fitHealthyPast(states, { ...probe.options, ...changed }, until);
    return { input, name, directions: [direction] };
  };
  const shuffle = (name: string, changed: Partial<HealthyPastOptions>): FoundDirections => {
    const options = { ...probe.options, ...changed };
    const directions = Array.from(
      { length: SHUFFLES },
      (_, seed) => shuffledHealthyPast(states, options, until, seed).direction,
    );
    return { input, name, directions };
  };
  const others = replayScores(run).filter(({ name }) => name !== HEALTHY_PAST_NAME);
  return [
    { input, name: HEALTHY_PAST_NAME, directions: [probe.direction] },
    vary('… drift 1,000, continuous label', HEALTHY_PAST),
    vary('… h1 PC1 below 0.25', { limit: 0.25 }),
    vary('… past healthy too', { pastHealthy: true }),
    shuffle(SHUFFLED, {}),
    shuffle(SHUFFLED_PAST_HEALTHY, { pastHealthy: true }),
    ...others.map(({ name, probe: { direction } }) => ({
      input: name === 'future_acc' ? 'states, accuracies' : 'states',
      name,
      directions: [direction],
    })),
  ];
}
