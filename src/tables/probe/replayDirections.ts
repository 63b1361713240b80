import { quantile } from 'simple-statistics';
import { REPLAY_DIRECTION, RESIDUAL_DIRECTION, residualDirectionName } from '../../conditions/directionNames';
import { allOnes } from '../../metrics/algebra/allOnes';
import { mean } from '../../metrics/statistics/mean';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { HEALTHY_PAST_NAME, replayScores } from '../../probes/replayScores';
import type { SeedDirection } from '../../runs/directionsOf';
import type { Run } from '../../runs/openRun';
import { otherSeedDirections } from '../../runs/otherSeedDirections';
import { fitHealthyPast, HEALTHY_PAST, type HealthyPastOptions } from '../../training/probes/healthyPast';
import { shuffledDirections } from '../../training/probes/shuffledDirections';

/** A row of the table replay-alignment before anything is measured. */
export interface FoundDirections {
  /** What the direction is found from. */
  readonly input: string;
  readonly name: string;
  /** One, or one for each shuffle. */
  readonly directions: readonly Float64Array[];
  /** What is shown of as many values. */
  readonly summary: (values: number[]) => number;
}

export const SHUFFLES = 200;
export const SHUFFLED = '… labels shuffled';
export const SHUFFLED_PAST_HEALTHY = '… past healthy too, labels shuffled';
export const ALL_ONES = 'all-ones direction u';
/** The name of the row with a quantile of shuffles. */
export const quantileName = (name: string, share: number): string => `${name}: ${100 * share} % quantile`;
export const SHARES = [0.05, 0.95] as const;
/** What the directions of other seeds are found from begins so. */
export const OTHER_SEED = 'seed ';

/**
 * The essay's probe first, then other settings and controls of it, then the other probes of its figure; below, what
 * needs nothing of this run: the all-ones direction, and the directions of other seeds.
 */
export function replayDirections(run: Run): FoundDirections[] {
  const known = own.get(run.paths) ?? ownDirections(run);
  own.set(run.paths, known);
  return [
    ...known,
    single('nothing', ALL_ONES, allOnes(run.shape.hidden[1])),
    ...named('its replay direction', otherSeedDirections(run, REPLAY_DIRECTION)),
    ...named('its residual PC1', otherSeedDirections(run, RESIDUAL_DIRECTION, residualDirectionName(run))),
  ];
}

const own = new WeakMap<object, FoundDirections[]>();

/** Those found from the run itself: once for each opened run, whatever its phases. */
function ownDirections(run: Run): FoundDirections[] {
  const { states, probe } = replayProbeOf(run);
  const until = probe.split.trainUntil;
  const input = 'drift of healthy states';
  const vary = (name: string, changed: Partial<HealthyPastOptions>): FoundDirections =>
    single(input, name, fitHealthyPast(states, { ...probe.options, ...changed }, until).direction);
  const shuffle = (name: string, changed: Partial<HealthyPastOptions>): FoundDirections[] => {
    const directions = shuffledDirections(states, { ...probe.options, ...changed }, until, SHUFFLES);
    return [
      { input, name, directions, summary: mean },
      ...SHARES.map((share) => ({
        input,
        name: quantileName(name, share),
        directions,
        summary: (values: number[]) => quantile(values, share),
      })),
    ];
  };
  return [
    single(input, HEALTHY_PAST_NAME, probe.direction),
    vary('… drift 1,000, continuous label', HEALTHY_PAST),
    vary('… h1 PC1 below 0.25', { limit: 0.25 }),
    vary('… past healthy too', { pastHealthy: true }),
    ...shuffle(SHUFFLED, {}),
    ...shuffle(SHUFFLED_PAST_HEALTHY, { pastHealthy: true }),
    ...replayScores(run)
      .filter(({ name }) => name !== HEALTHY_PAST_NAME)
      .map(({ name, probe: { direction } }) =>
        single(name === 'future_acc' ? 'states, accuracies' : 'states', name, direction),
      ),
  ];
}

const single = (input: string, name: string, direction: Float64Array): FoundDirections => ({
  input,
  name,
  directions: [direction],
  summary: mean,
});

const named = (name: string, others: readonly SeedDirection[]): FoundDirections[] =>
  others.map(({ seed, direction }) => single(`${OTHER_SEED}${seed}`, name, direction));
