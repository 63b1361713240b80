import { dot } from './dot';

/** The Euclidean length of a vector. */
export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
