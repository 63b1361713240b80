import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import type { TaskShape } from '../engine/taskShape';
import { parameterSpecs } from '../engine/taskShape';

/**
 * `[n, 2p]`: a one at a and a one at p + b. Its product with a kernel is row a plus row p + b, exactly.
 * @param pairs a0, b0, a1, b1, …, each 0..p-1.
 * @returns a float32 tensor; whoever asks disposes of it.
 * @example
 * import { loadTfjs, tfjsOneHotPairs } from 'activation-supervision';
 * tfjsOneHotPairs(loadTfjs(), Int32Array.of(0, 2), 3).arraySync(); // => [[1, 0, 0, 0, 0, 1]]
 */
export function tfjsOneHotPairs(tf: Tfjs, pairs: Int32Array, p: number): Tensor2D {
  return tf.tidy(() => {
    const operand = (k: number) =>
      tf.oneHot(
        tf.tensor1d(
          pairs.filter((_, i) => i % 2 === k),
          'int32',
        ),
        p,
      );
    return tf.cast(tf.concat([operand(0), operand(1)], 1), 'float32') as Tensor2D;
  });
}

/**
 * Logits `[n, p]` of the task perceptron: two dense layers with ReLU and a dense head.
 * @param packed all parameters in one vector, in the order of `parameterSpecs`.
 * @param atH1 what h1 `[n, n1]` goes through before the head.
 */
export function tfjsForward(
  tf: Tfjs,
  shape: TaskShape,
  packed: Tensor1D,
  inputs: Tensor2D,
  atH1: (h1: Tensor2D) => Tensor2D = (h1) => h1,
): Tensor2D {
  let at = 0;
  const parameter = Object.fromEntries(
    parameterSpecs(shape).map(({ name, shape: dimensions, size }) => {
      const slice = tf.reshape(tf.slice(packed, at, size), [...dimensions]);
      at += size;
      return [name, slice];
    }),
  );
  const dense = (x: Tensor2D, layer: string): Tensor2D =>
    tf.add(tf.matMul(x, parameter[`${layer}.kernel`] as Tensor2D), parameter[`${layer}.bias`]);
  const h0 = tf.relu(dense(inputs, 'hidden0'));
  const h1 = tf.relu(dense(h0, 'hidden1'));
  return dense(atH1(h1 as Tensor2D), 'head');
}
