import type { Matrix } from '../../engine/matrix';
import { transposedMultiply } from '../../engine/multiply';
import { leadingComponent } from '../components/leadingComponent';

/**
 * The first right singular vector of the weighted gradient matrix [n x d] (rows g_i, not centred): the direction along
 * which single forces are strongest, whatever their sense. A unit vector; its sign means nothing.
 */
export function leadingForce(gradients: Matrix): Float64Array {
  return leadingComponent(transposedMultiply(gradients, gradients)).direction;
}
