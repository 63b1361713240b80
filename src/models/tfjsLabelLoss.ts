import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import type { LabelGradient } from '../engine/stepArithmetic';

/** The label gradients that have their counterpart here. */
export type TfjsLabelGradient = Extract<LabelGradient, 'subtractive' | 'summed'>;

/**
 * Weighted softmax cross-entropy whose gradient is written out instead of derived: dL/dlogits = w (softmax - label),
 * float32. `subtractive` takes the label entry as p_y - 1, which loses all digits where p_y is within 2^-24 of 1;
 * `summed` takes minus the sum of the other entries, equal on paper and accurate there.
 *
 * @param oneHotLabels `[n, classes]`.
 * @param weights `[n, 1]`.
 * @returns the loss of logits `[n, classes]`, differentiable once.
 */
export function tfjsLabelLoss(
  tf: Tfjs,
  oneHotLabels: Tensor2D,
  weights: Tensor2D,
  labelGradient: TfjsLabelGradient,
): (logits: Tensor2D) => Scalar {
  const labelEntry: Record<TfjsLabelGradient, (p: Tensor, others: Tensor) => Tensor> = {
    subtractive: (p) => tf.sub(p, 1),
    summed: (_, others) => tf.neg(tf.sum(others, 1, true)),
  };
  const loss = tf.customGrad((logits, save) => {
    const z = logits as Tensor;
    (save as (tensors: Tensor[]) => void)([z]);
    const surprise = tf.neg(tf.sum(tf.mul(tf.logSoftmax(z), oneHotLabels), 1, true));
    return {
      value: tf.sum(tf.mul(surprise, weights)),
      gradFunc: (dy, saved) => {
        const p = tf.softmax((saved as Tensor[])[0]);
        const others = tf.mul(p, tf.sub(1, oneHotLabels));
        const label = tf.mul(labelEntry[labelGradient](p, others), oneHotLabels);
        return tf.mul(dy, tf.mul(weights, tf.add(others, label)));
      },
    };
  });
  return (logits) => loss(logits) as Scalar;
}
