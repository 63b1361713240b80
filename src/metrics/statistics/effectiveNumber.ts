/**
 * How many of these nonnegative numbers effectively share their sum, (sum w)² / (sum w²):
 * n for n equal ones, 1 when one is everything, NaN when all are zero.
 */
export function effectiveNumber(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i];
    squares += weights[i] * weights[i];
  }
  return (sum * sum) / squares;
}
