import { numpyPermutation } from '../../random/numpyShuffle';
import { type HealthyPastOptions, healthyPast, labelOf } from './healthyPast';
import { type ReplayProbe, trainReplayProbe } from './replayProbe';
import type { ReplayState } from './replayStates';

/**
 * A control: the healthy past-trajectory probe as `fitHealthyPast` trains it, with the labels dealt to its training
 * states at random. What it still finds, it does not owe to what became of the states.
 * @throws InputError when no two labels differ.
 */
export function shuffledHealthyPast(
  states: readonly ReplayState[],
  options: HealthyPastOptions,
  until: number,
  seed: number,
): ReplayProbe {
  const training = healthyPast(states, options, until);
  const order = numpyPermutation(seed, training.length);
  return trainReplayProbe(
    training.map(({ drift }) => drift),
    training.map((_, i) => labelOf(training[order[i]], options.label)),
  );
}
