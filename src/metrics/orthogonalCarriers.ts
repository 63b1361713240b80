import { checkOrthonormal } from '../engine/checkOrthonormal';
import type { Matrix } from '../engine/matrix';
import { directionRows } from './directionRows';
import { effectiveNumber } from './effectiveNumber';
import { project } from './project';

/**
 * How many samples effectively carry the part of the gradient orthogonal to m: the participation ratio over samples of
 * o_i = ||g_i - (g_i . m) m||, (sum o_i)² / sum o_i², from 1 to n. Of lengths, not squares, since forces add up.
 *
 * @param gradients g_i, [n x d]. @param m unit vector of d.
 * @throws InputError when m is not of length 1.
 */
export function orthogonalCarriers(gradients: Matrix, m: Float64Array): number {
  checkOrthonormal(directionRows(m), 'orthogonalCarriers');
  const { columns, data } = gradients;
  const along = project(gradients, m);
  return effectiveNumber(
    along.map((part, i) => {
      const start = i * columns;
      let squares = 0;
      for (let j = 0; j < columns; j++) {
        const left = data[start + j] - part * m[j];
        squares += left * left;
      }
      return Math.sqrt(squares);
    }),
  );
}
