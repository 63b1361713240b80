import { erfInverse } from './erfInverse';
import type { JaxKey } from './jaxKey';
import { uniform } from './uniform';

const ROOT_2 = Math.fround(Math.SQRT2);
const ABOVE_MINUS_1 = -1 + 2 ** -24;

/** `jax.random.normal(key, (n,), float32)`, to a few ulp. */
export function normal(key: JaxKey, n: number): Float32Array {
  return uniform(key, n, ABOVE_MINUS_1, 1).map((u) => ROOT_2 * erfInverse(u));
}
