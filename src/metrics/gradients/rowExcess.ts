import { type Matrix, row } from '../../engine/matrix';
import { UNIT } from './labelEntries';

/**
 * The sum over the classes of each row of dCE/dlogits `[k, p]`, summed in float64, `[k]` in units of 2^-24. Of a softmax
 * it is 0 in exact arithmetic; what is left pulls all logits of the sample the same way, which the softmax does not see
 * (DEFINITIONS "The all-ones control", row excess).
 * @example
 * import { matrix, rowExcess } from 'activation-supervision';
 * rowExcess(matrix([[2 ** -24, -(2 ** -23), 2 ** -23]])); // => [1]
 */
export function rowExcess(gradients: Matrix): Float64Array {
  return Float64Array.from({ length: gradients.rows }, (_, i) => {
    let sum = 0;
    for (const entry of row(gradients, i)) sum += entry;
    return sum / UNIT;
  });
}
