import { type Matrix, matrix } from '../../engine/matrix';
import { lanczosLeading } from '../../metrics/components/lanczosLeading';
import { mean } from '../../metrics/statistics/mean';
import { numpyPermutation } from '../../random/numpyShuffle';
import { type HealthyPastOptions, healthyPast, labelOf } from './healthyPast';
import type { ReplayState } from './replayStates';

/**
 * A control: the directions that the healthy past-trajectory probe finds with the labels dealt to its training states
 * at random, once for each of the seeds 0 to `count` - 1. What it still finds, it does not owe to what became of the states.
 * @returns unit vectors of d; their signs mean nothing.
 */
export function shuffledDirections(
  states: readonly ReplayState[],
  options: HealthyPastOptions,
  until: number,
  count: number,
): Float64Array[] {
  const training = healthyPast(states, options, until);
  const drifts = training.map(({ drift }) => drift);
  const labels = training.map((state) => labelOf(state, options.label));
  const all = weightedSum(
    drifts,
    labels.map(() => -mean(labels)),
  );
  return Array.from({ length: count }, (_, seed) => {
    const order = numpyPermutation(seed, labels.length);
    return lanczosLeading(
      weightedSum(
        drifts,
        labels.map((_, i) => labels[order[i]]),
        all,
      ),
    );
  });
}

/** `start` and the sum of weights times matrices; those of weight 0 cost nothing. */
function weightedSum(matrices: readonly Matrix[], weights: readonly number[], start?: Matrix): Matrix {
  const { rows, columns } = matrices[0];
  const sum = matrix(rows, columns, start?.data.slice());
  for (const [i, { data }] of matrices.entries()) {
    if (weights[i] === 0) continue;
    for (let k = 0; k < data.length; k++) sum.data[k] += weights[i] * data[k];
  }
  return sum;
}
