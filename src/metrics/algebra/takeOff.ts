import { dot } from './dot';

/** Takes off `x` its part along the unit vector `q`, in place: x - (x . q) q. */
export function takeOff(x: Float64Array, q: Float64Array): void {
  const along = dot(x, q);
  for (let j = 0; j < x.length; j++) x[j] -= along * q[j];
}
