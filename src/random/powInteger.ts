import { InputError } from '../inputError';

/**
 * x^n by repeated squaring, a pure function of x and n; its relative error grows with n (about n ulp).
 * @throws InputError when `n` is not a non-negative safe integer.
 */
export function powInteger(x: number, n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new InputError(`an integer power needs n >= 0, got ${n}`);
  let result = 1;
  let square = x;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
