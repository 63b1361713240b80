import { InputError } from '../../inputError';

/**
 * The number of rows of float32 activations `[n, width]`.
 * @throws InputError when they are none, of another width, or not finite.
 */
export function checkActivations(activations: Float32Array, width: number): number {
  const n = activations.length / width;
  if (!Number.isInteger(n) || n === 0) {
    throw new InputError(`activations: expected rows of ${width}, found ${activations.length} numbers`);
  }
  const bad = activations.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    const [row, column] = [Math.floor(bad / width), bad % width];
    throw new InputError(
      `activations: expected finite numbers, found ${activations[bad]} at [${row}, ${column}]`,
    );
  }
  return n;
}
