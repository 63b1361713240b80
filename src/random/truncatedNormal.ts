import { erf } from './erf';
import { erfInverse } from './erfInverse';
import type { JaxKey } from './jaxKey';
import { uniform } from './uniform';

const ROOT_2 = Math.fround(Math.SQRT2);

/** `jax.random.truncated_normal(key, lower, upper, (n,), float32)`, to a few ulp: strictly inside the limits. */
export function truncatedNormal(key: JaxKey, n: number, lower: number, upper: number): Float32Array {
  const [low, high] = [lower, upper].map((limit) => erf(Math.fround(Math.fround(limit) / ROOT_2)));
  const [least, greatest] = [nextFloat32(lower, 1), nextFloat32(upper, -1)];
  return uniform(key, n, low, high).map((u) =>
    Math.min(greatest, Math.max(least, Math.fround(ROOT_2 * erfInverse(u)))),
  );
}

/** The float32 neighbour of `x` upwards (direction 1) or downwards (-1). */
function nextFloat32(x: number, direction: 1 | -1): number {
  const single = Float32Array.of(x);
  if (single[0] === 0) return direction * 2 ** -149;
  if (!Number.isFinite(single[0])) return single[0];
  new Int32Array(single.buffer)[0] += single[0] > 0 ? direction : -direction;
  return single[0];
}
