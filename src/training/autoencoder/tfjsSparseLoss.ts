import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../../compute/loadTfjs';

/** The parameters of a sparse autoencoder as tensors. */
export interface SparseTensors {
  /** `[units, d]`. */
  readonly directions: Tensor;
  /** `[units]`. */
  readonly thresholds: Tensor;
  /** `[d]`. */
  readonly offset: Tensor;
}

/**
 * What a sparse autoencoder makes least: the squared error of a row and `penalty` times the sum of its code, mean over rows, over d.
 * @param x normalised activations `[n, d]`.
 */
export function tfjsSparseLoss(
  tf: Tfjs,
  { directions, thresholds, offset }: SparseTensors,
  x: Tensor2D,
  penalty: number,
): Scalar {
  const w = directions as Tensor2D;
  const read = tf.matMul(tf.sub(x, offset) as Tensor2D, w, false, true);
  const code = tf.relu(tf.add(read, thresholds)) as Tensor2D;
  const written = tf.add(tf.matMul(code, w), offset);
  const missed = tf.sum(tf.square(tf.sub(x, written)));
  const used = tf.mul(tf.sum(code), penalty);
  return tf.div(tf.add(missed, used), x.size) as Scalar;
}
