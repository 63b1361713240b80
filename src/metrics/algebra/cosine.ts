import { dot } from './dot';
import { norm } from './norm';

/**
 * The cosine of the angle between two vectors, -1..1; NaN when either is zero.
 * @param a `[d]`.
 * @param b `[d]`.
 * @example
 * import { cosine } from 'activation-supervision';
 * cosine(Float64Array.of(1, 0), Float64Array.of(1, 1)); // => 0.7071
 */
export function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / (norm(a) * norm(b));
}
