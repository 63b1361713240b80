import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { quadraticForm } from '../../metrics/algebra/quadraticForm';
import { leadingComponent } from '../../metrics/components/leadingComponent';
import { mean } from '../../metrics/statistics/mean';
import { spread } from '../../metrics/statistics/spread';

/** A direction and what its score was on the states that it was found with. */
export interface ReplayProbe {
  /** Unit vector of d, its largest component positive. */
  readonly direction: Float64Array;
  /** Mean and deviation of m^T A m over the training states. */
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The score of a state: m^T A m in deviations from the mean of the training states; the sign of m cancels.
 * @param input `[d x d]`: a covariance, or a drift of them, whichever the probe was found from.
 * @example
 * import { openRun, replayProbeOf, replayScore } from 'activation-supervision';
 * const run = openRun('baseline');
 * replayScore(replayProbeOf(run).probe, run.covariance(25_000)); // => 2.7494
 */
export function replayScore({ direction, mean, deviation }: ReplayProbe, input: Matrix): number {
  return (quadraticForm(input, direction) - mean) / deviation;
}

/**
 * The probe whose score varies most with a label: m maximises the sum over training states of z(label) m^T A m, which
 * is n times the covariance of label and score over the label's deviation. So m is the eigenvector of the summed
 * matrix with the largest eigenvalue, not the largest magnitude: along the most negative one the score would fall
 * where the label rises.
 * @param inputs [d x d] symmetric: drifts or covariances.
 * @throws InputError when no two labels differ.
 */
export function trainReplayProbe(inputs: readonly Matrix[], labels: readonly number[]): ReplayProbe {
  return probeAlong(canonicalSign(leadingComponent(labelWeighted(inputs, labels)).direction), inputs);
}

/** The probe of a given direction, its scale taken from `inputs`. */
export function probeAlong(direction: Float64Array, inputs: readonly Matrix[]): ReplayProbe {
  return { direction, ...spread(inputs.map((input) => quadraticForm(input, direction))) };
}

/** The sum of the inputs, weighted with their labels in deviations from the mean label. */
export function labelWeighted(inputs: readonly Matrix[], labels: readonly number[]): Matrix {
  const { mean: centre, deviation } = spread(labels);
  if (!(deviation > 0)) {
    throw new InputError(
      `replay probe: expected labels that differ, found ${labels.length} equal to ${mean(labels)}`,
    );
  }
  const { rows, columns } = inputs[0];
  const sum = matrix(rows, columns);
  for (const [i, { data }] of inputs.entries()) {
    const weight = (labels[i] - centre) / deviation;
    for (let k = 0; k < data.length; k++) sum.data[k] += weight * data[k];
  }
  return sum;
}

/** `direction` or its negative, so that the component of largest magnitude is positive. */
export function canonicalSign(direction: Float64Array): Float64Array {
  const largest = direction.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return largest < 0 ? direction.map((x) => -x) : direction;
}
