import type { Tensor1D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import { biasCorrection } from '../engine/biasCorrection';
import type { AdamWOptions } from '../engine/taskProblem';

/** Parameters and both Adam moments, each packed into one float32 vector. */
export interface PackedState {
  readonly parameters: Tensor1D;
  readonly adamM: Tensor1D;
  readonly adamV: Tensor1D;
}

/** Dead weights decay to denormals, which processors are slow at: smaller numbers become zero, as in the engine. */
const SMALLEST = 1e-30;

/**
 * One step of AdamW as optax has it, weight decay on every parameter:
 * m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, p -= lr (m^ / (sqrt(v^) + eps) + wd p),
 * with m^ = m / (1 - b1^t) and v^ = v / (1 - b2^t).
 * @param t the number of this step, from 1.
 */
export function tfjsAdamW(
  tf: Tfjs,
  { parameters, adamM, adamV }: PackedState,
  gradient: Tensor1D,
  t: number,
  { learningRate, beta1, beta2, epsilon, weightDecay }: AdamWOptions,
): PackedState {
  const m = tf.add(tf.mul(adamM, beta1), tf.mul(gradient, 1 - beta1));
  const v = tf.add(tf.mul(adamV, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const mHat = tf.div(m, biasCorrection(beta1, t));
  const vHat = tf.div(v, biasCorrection(beta2, t));
  const direction = tf.div(mHat, tf.add(tf.sqrt(vHat), epsilon));
  const update = tf.mul(tf.add(direction, tf.mul(parameters, weightDecay)), learningRate);
  const clean = (x: Tensor1D): Tensor1D => tf.where(tf.less(tf.abs(x), SMALLEST), tf.zerosLike(x), x);
  return {
    parameters: clean(tf.sub(parameters, update)),
    adamM: clean(m as Tensor1D),
    adamV: clean(v as Tensor1D),
  };
}
