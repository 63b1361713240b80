import { powInteger } from '../random/powInteger';

/**
 * 1 - beta^t in float32, as optax computes it: beta is rounded to float32 first, which for beta2 = 0.999 moves the
 * correction by 1e-5 of its value in the first steps. A pure function of t, so that a resumed run computes the same.
 */
export function biasCorrection(beta: number, t: number): number {
  return Math.fround(1 - Math.fround(powInteger(Math.fround(beta), t)));
}
