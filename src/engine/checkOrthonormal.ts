import { InputError } from '../inputError';
import { type Matrix, row } from './matrix';

/** Directions read from float32 files are unit vectors to about 1e-7. */
const TOLERANCE = 1e-5;

/**
 * @param where what holds the directions, for the message.
 * @throws InputError unless the rows of [k x d] have length 1 and stand at right angles, each to `tolerance`.
 */
export function checkOrthonormal(directions: Matrix, where: string, tolerance = TOLERANCE): void {
  for (let i = 0; i < directions.rows; i++) {
    const length = Math.sqrt(product(directions, i, i));
    if (!(Math.abs(length - 1) <= tolerance)) {
      throw new InputError(`${where}: expected direction ${i} to have length 1, found ${length}`);
    }
    for (let j = 0; j < i; j++) {
      const found = product(directions, i, j);
      if (!(Math.abs(found) <= tolerance)) {
        throw new InputError(
          `${where}: expected directions ${j} and ${i} to be orthogonal, their product is ${found}`,
        );
      }
    }
  }
}

function product(directions: Matrix, i: number, j: number): number {
  const other = row(directions, j);
  return row(directions, i).reduce((sum, value, k) => sum + value * other[k], 0);
}
