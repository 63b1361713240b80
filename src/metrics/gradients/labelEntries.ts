import { type Matrix, row } from '../../engine/matrix';

/** The spacing of float32 just below 1. */
export const UNIT = 2 ** -24;

/**
 * The label entry of dCE/dlogits, p_y - 1, of each row of [k x p] in units of 2^-24. In float32 with a subtraction it is
 * an integer, and near 0 an even one where the sum of exponentials rounds to a multiple of 2^-23 above 1; exactly
 * computed it can be any number below 0.
 * @param gradients `[k x p]`, as `logitGradientsAsTrained` gives them.
 * @param labels k classes.
 * @returns `[k]` float64.
 * @example
 * import { labelEntries, logitGradientsAsTrained, openRun } from 'activation-supervision';
 * const { data, parameters } = openRun('baseline');
 * const gradients = logitGradientsAsTrained(data.problem, parameters(24_000), [0, 1, 2]);
 * labelEntries(gradients, data.problem.labels.subarray(0, 3)); // => [0, 0, -2]
 */
export function labelEntries(gradients: Matrix, labels: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: gradients.rows }, (_, i) => row(gradients, i)[labels[i]] / UNIT);
}
