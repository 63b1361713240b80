import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { dot } from '../../metrics/algebra/dot';
import { norm } from '../../metrics/algebra/norm';
import { project } from '../../metrics/algebra/project';
import { randomDirections } from '../../metrics/algebra/randomDirections';

const STEPS = 10_000;
const STILL = 1e-10;

/**
 * The unit vector m that maximises m^T A m for a symmetric [d x d] matrix, by gradient ascent on the sphere from a
 * random start: the gradient's part tangent to the sphere, times the inverse Frobenius norm of A, then back to unit
 * length. Ends when that part is below 1e-10 of the norm, after 10,000 steps at the latest.
 * @param seed of the random start.
 * @example
 * import { matrix, sphereAscent } from 'activation-supervision';
 * const [x] = sphereAscent(matrix([[2, 0], [0, 1]]), 0);
 * Math.abs(x); // => 1
 */
export function sphereAscent(of: Matrix, seed: number): Float64Array {
  const rate = 1 / norm(of.data);
  let m = row(randomDirections(1, of.rows, seed), 0).slice();
  for (let step = 0; step < STEPS; step++) {
    const gradient = project(of, m);
    const along = dot(gradient, m);
    const tangent = gradient.map((g, i) => g - along * m[i]);
    if (norm(tangent) * rate < STILL) break;
    const moved = m.map((x, i) => x + rate * tangent[i]);
    const length = norm(moved);
    m = moved.map((x) => x / length);
  }
  return m;
}
