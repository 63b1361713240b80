import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';

/**
 * The identity forward, (I - m m^T) backward, one orthonormal direction after the other: the essay's custom_vjp
 * between encoder and head ("Suppressing the memorization gradient").
 *
 * @param directions `[k, n1]`, orthonormal rows; with none it is the identity both ways.
 * @returns a function of h1 `[n, n1]`, differentiable once.
 * @example
 * const logits = head(projectedGradient(tf, [m])(h1));
 */
export function projectedGradient(tf: Tfjs, directions: readonly Float32Array[]): (h1: Tensor2D) => Tensor2D {
  const op = tf.customGrad((h1, save) => {
    const x = h1 as Tensor;
    (save as (tensors: Tensor[]) => void)([]);
    return {
      value: tf.clone(x),
      gradFunc: (dy) => directions.reduce((gradient, m) => withoutDirection(tf, gradient, m), dy as Tensor),
    };
  });
  return (h1) => op(h1) as Tensor2D;
}

/** g - (g . m) m for each row g of `[n, n1]`. */
function withoutDirection(tf: Tfjs, gradient: Tensor, m: Float32Array): Tensor {
  const column = tf.tensor2d(m, [m.length, 1]);
  const along = tf.matMul(gradient as Tensor2D, column);
  return tf.sub(gradient, tf.matMul(along, column, false, true));
}
