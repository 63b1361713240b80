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
  const layer = (a: Tensor, name: string) => {
    const product = tf.matMul(a as Tensor2D, w[name] as Tensor2D);
    return shape.norm === 'layer' ? tf.add(product, w[`${name}.bias`]) : product;
  };
  const silu = (a: Tensor) => tf.mul(a, tf.sigmoid(a));
  const norm = (a: Tensor, name: string) => {
    const isLayer = shape.norm === 'layer';
    const centred = isLayer ? tf.sub(a, tf.mean(a, 1, true)) : a;
    const meanSquare = tf.mean(tf.square(centred), 1, true);
    const scaled = tf.mul(tf.div(centred, tf.sqrt(tf.add(meanSquare, shape.normEpsilon))), w[name]);
    return isLayer ? tf.add(scaled, w[`${name}.shift`]) : scaled;
  };
  const angles = tf.mul(
    tf.expandDims(times, 1),
    tf.tensor2d(glpFrequencies(shape), [1, shape.timeFeatures / 2]),
  );
  const features = tf.concat([tf.cos(angles), tf.sin(angles)], 1) as Tensor2D;
  const time = layer(silu(layer(features, 'time0')), 'time1');
  const isMultiplied = shape.time === 'multiplied';
  let stream = layer(x, 'input');
  if (!isMultiplied) stream = tf.add(stream, time);
  for (let block = 0; block < shape.blocks; block++) {
    const [plain, up] = tf.split(layer(norm(stream, `block${block}.norm`), `block${block}.gateUp`), 2, 1);
    const gate = isMultiplied ? tf.mul(plain, layer(time, `block${block}.time`)) : plain;
    stream = tf.add(stream, layer(tf.mul(silu(gate), up), `block${block}.down`));
  }
  return layer(norm(stream, 'norm'), 'output') as Tensor2D;
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
