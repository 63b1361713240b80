import type { JaxKey } from './jaxKey';
import { truncatedNormal } from './truncatedNormal';

/** The standard deviation of a standard normal cut at -2 and 2. */
const CUT_DEVIATION = 0.8796256610342398;

/**
 * `flax.linen.initializers.lecun_normal()(key, (inputs, outputs))`: a normal of variance 1 / inputs cut at two
 * deviations; float32, row-major `[inputs, outputs]`.
 */
export function lecunNormal(key: JaxKey, inputs: number, outputs: number): Float32Array {
  const root = Math.fround(Math.sqrt(Math.fround(1 / inputs)));
  const deviation = Math.fround(root / Math.fround(CUT_DEVIATION));
  return truncatedNormal(key, inputs * outputs, -2, 2).map((draw) => draw * deviation);
}
