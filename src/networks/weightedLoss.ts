import type { Scalar, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import { type TfjsLabelGradient, tfjsLabelLoss } from '../models/tfjsLabelLoss';

/** sum_r w_r CE_r over some samples, of their logits. */
export function weightedLoss(
  tf: Tfjs,
  classes: number,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  samples: Int32Array,
  labelGradient: TfjsLabelGradient,
): (logits: Tensor2D) => Scalar {
  const own = tf.tensor1d(
    samples.map((sample) => labels[sample]),
    'int32',
  );
  const oneHot = tf.cast(tf.oneHot(own, classes), 'float32') as Tensor2D;
  const column = tf.tensor2d(
    Float32Array.from(samples, (sample) => weights[sample]),
    [samples.length, 1],
  );
  return tfjsLabelLoss(tf, oneHot, column, labelGradient);
}

/** The integers from `from` to `to`, end exclusive. */
export function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}
