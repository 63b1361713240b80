import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../../compute/loadTfjs';
import { glpFrequencies } from '../../engine/glp/glpFrequencies';
import { type GlpShape, glpParameterSpecs } from '../../engine/glp/glpShape';

/**
 * The prior's network in tfjs: the version to read, and the cross-check of the engine's.
 * @param packed all parameters in one vector, in the order of `glpParameterSpecs`.
 * @param x noised, normalised activations `[n, input]`.
 * @param times `[n]`, 0 (data) to 1 (noise).
 * @returns the velocity dx/dt, `[n, input]`.
 */
export function tfjsGlpVelocity(
  tf: Tfjs,
  shape: GlpShape,
  packed: Tensor1D,
  x: Tensor2D,
  times: Tensor1D,
): Tensor2D {
  const w = unpacked(tf, shape, packed);
  const matrix = (name: string) => w[name] as Tensor2D;
  const silu = (a: Tensor) => tf.mul(a, tf.sigmoid(a));
  const norm = (a: Tensor, scale: string) => {
    const meanSquare = tf.mean(tf.square(a), 1, true);
    return tf.mul(tf.div(a, tf.sqrt(tf.add(meanSquare, shape.normEpsilon))), w[scale]) as Tensor2D;
  };
  const angles = tf.mul(
    tf.expandDims(times, 1),
    tf.tensor2d(glpFrequencies(shape), [1, shape.timeFeatures / 2]),
  );
  const features = tf.concat([tf.cos(angles), tf.sin(angles)], 1) as Tensor2D;
  const time = tf.matMul(silu(tf.matMul(features, matrix('time0'))) as Tensor2D, matrix('time1'));
  let stream: Tensor = tf.add(tf.matMul(x, matrix('input')), time);
  for (let block = 0; block < shape.blocks; block++) {
    const both = tf.matMul(norm(stream, `block${block}.norm`), matrix(`block${block}.gateUp`));
    const [gate, up] = tf.split(both, 2, 1);
    stream = tf.add(stream, tf.matMul(tf.mul(silu(gate), up) as Tensor2D, matrix(`block${block}.down`)));
  }
  return tf.matMul(norm(stream, 'norm'), matrix('output'));
}

function unpacked(tf: Tfjs, shape: GlpShape, packed: Tensor1D): Record<string, Tensor> {
  let at = 0;
  return Object.fromEntries(
    glpParameterSpecs(shape).map(({ name, shape: dimensions, size }) => {
      const tensor = tf.reshape(tf.slice(packed, at, size), [...dimensions]);
      at += size;
      return [name, tensor];
    }),
  );
}
