import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { foldIn, prngKey } from '../../random/jaxKey';
import { normal } from '../../random/normal';
import { norm } from './norm';

/**
 * `count` unit vectors of d, uniform on the sphere, each from its own fold of the seed's key, `[count x d]`.
 * @example
 * import { randomDirections } from 'activation-supervision';
 * const { rows, columns } = randomDirections(20, 128, 0);
 * [rows, columns]; // => [20, 128]
 */
export function randomDirections(count: number, d: number, seed: number): Matrix {
  const out = matrix(count, d);
  for (let k = 0; k < count; k++) {
    const draw = Float64Array.from(normal(foldIn(prngKey(seed), k), d));
    const length = norm(draw);
    for (let j = 0; j < d; j++) out.data[k * d + j] = draw[j] / length;
  }
  return out;
}
