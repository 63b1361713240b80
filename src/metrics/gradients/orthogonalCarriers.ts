import type { Matrix } from '../../engine/matrix';
import { effectiveNumber } from '../statistics/effectiveNumber';
import { orthogonalLengths } from './orthogonalLengths';

/**
 * How many samples effectively carry the part of the gradient orthogonal to m: the participation ratio over samples of
 * o_i = ||g_i - (g_i . m) m||, (sum o_i)² / sum o_i², from 1 to n. Of lengths, not squares, since forces add up.
 *
 * @param gradients g_i, [n x d]. @param m unit vector of d.
 * @throws InputError when m is not of length 1.
 */
export function orthogonalCarriers(gradients: Matrix, m: Float64Array): number {
  return effectiveNumber(orthogonalLengths(gradients, m));
}
