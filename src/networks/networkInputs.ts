import { inspect } from 'node:util';
import type { Tensor } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import type { Matrix } from '../engine/matrix';
import { InputError } from '../inputError';

/** Inputs of a network: a tensor `[n, ...]`, or a matrix `[n x d]`. */
export type NetworkInputs = Tensor | Matrix;

/** How many samples pass through at once where nobody says. */
export const BATCH = 1024;

export function countOf(inputs: NetworkInputs): number {
  return 'rows' in inputs ? inputs.rows : (inputs.shape[0] ?? 0);
}

/** Samples `from` to `to`, end exclusive, as a tensor of their own. */
export function inputSlice(tf: Tfjs, inputs: NetworkInputs, from: number, to: number): Tensor {
  if (!('rows' in inputs)) return tf.slice(inputs, from, to - from);
  const { columns, data } = inputs;
  return tf.tensor2d(Float32Array.from(data.subarray(from * columns, to * columns)), [to - from, columns]);
}

/** Samples by their indices. */
export function inputRows(tf: Tfjs, inputs: NetworkInputs, indices: Int32Array): Tensor {
  if (!('rows' in inputs)) return tf.tidy(() => tf.gather(inputs, tf.tensor1d(indices, 'int32')));
  const { columns, data } = inputs;
  const rows = new Float32Array(indices.length * columns);
  indices.forEach((sample, i) => {
    rows.set(data.subarray(sample * columns, (sample + 1) * columns), i * columns);
  });
  return tf.tensor2d(rows, [indices.length, columns]);
}

/** @throws InputError when labels or weights are not one a sample, out of range or not finite. */
export function checkSamples(
  n: number,
  classes: number,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): void {
  if (labels.length !== n)
    throw new InputError(`labels: expected ${n}, one a sample, found ${labels.length}`);
  if (weights && weights.length !== n)
    throw new InputError(`weights: expected ${n}, one a sample, found ${weights.length}`);
  for (let i = 0; i < n; i++) {
    if (!(Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < classes)) {
      throw new InputError(
        `labels: expected integers 0..${classes - 1}, found ${inspect(labels[i])} at ${i}`,
      );
    }
    if (weights && !(weights[i] >= 0 && weights[i] < Infinity)) {
      throw new InputError(`weights: expected finite numbers >= 0, found ${weights[i]} at ${i}`);
    }
  }
}
