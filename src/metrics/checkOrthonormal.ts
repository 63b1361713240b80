import type { Matrix } from '../engine/matrix';
import { row } from '../engine/matrix';
import { InputError } from '../inputError';
import { dot } from './dot';

/** Directions read from float32 files are unit vectors to about 1e-7. */
const TOLERANCE = 1e-5;

/** @throws InputError unless the rows of [k x d] are unit vectors at right angles, to 1e-5 in every inner product. */
export function checkOrthonormal(directions: Matrix): void {
  for (let i = 0; i < directions.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(row(directions, i), row(directions, j));
      const expected = i === j ? 1 : 0;
      if (!(Math.abs(product - expected) <= TOLERANCE)) {
        throw new InputError(
          i === j
            ? `direction ${i}: expected a unit vector, found squared length ${product}`
            : `directions ${j} and ${i}: expected a right angle, found inner product ${product}`,
        );
      }
    }
  }
}
