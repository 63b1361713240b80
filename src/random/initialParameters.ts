import { flaxParameterKey } from './flaxKeys';
import { prngKey } from './jaxKey';
import { lecunNormal } from './lecunNormal';

/** The widths that fix the task model (the engine's `TaskShape`). */
interface Widths {
  readonly p: number;
  readonly hidden: readonly [number, number];
}

/**
 * What `Module.init(jax.random.PRNGKey(seed))` gives for flax `Dense` layers 2p - n0 - n1 - p: LeCun-normal kernels
 * `[in, out]` and zero biases, float32, by the names of the snapshot files.
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function initialParameters(
  seed: number,
  { p, hidden: [n0, n1] }: Widths,
): Record<string, Float32Array> {
  const key = prngKey(seed);
  const kernel = (layer: number, inputs: number, outputs: number) =>
    lecunNormal(flaxParameterKey(key, [`Dense_${layer}`], 1), inputs, outputs);
  return {
    'head.bias': new Float32Array(p),
    'head.kernel': kernel(2, n1, p),
    'hidden0.bias': new Float32Array(n0),
    'hidden0.kernel': kernel(0, 2 * p, n0),
    'hidden1.bias': new Float32Array(n1),
    'hidden1.kernel': kernel(1, n0, n1),
  };
}
