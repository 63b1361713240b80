import { InputError } from '../inputError';
import { checkOrthonormal } from './checkOrthonormal';
import { matrix } from './matrix';

/** @throws InputError unless every direction has `width` numbers and length 1, and any two are orthogonal, to 1e-5. */
export function checkDirections(directions: readonly Float32Array[], width: number): void {
  const wrong = directions.find(({ length }) => length !== width);
  if (wrong) throw new InputError(`expected directions of ${width} numbers, got one of ${wrong.length}`);
  const rows = matrix(directions.length, width);
  directions.forEach((direction, k) => {
    rows.data.set(direction, k * width);
  });
  checkOrthonormal(rows, 'directions to project out');
}
