import type { Matrix } from '../engine/matrix';
import { matrix } from '../engine/matrix';
import { multiply } from '../engine/multiply';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { checkParameters } from './checkParameters';

export interface Activations {
  /** First hidden layer after ReLU, [n x hidden 0]. */
  readonly h0: Matrix;
  /** Second hidden layer after ReLU, [n x hidden 1]: what the essay calls the activations. */
  readonly h1: Matrix;
  /** [n x p]. */
  readonly logits: Matrix;
}

/**
 * The task perceptron in float64 from float32 parameters:
 * h0 = relu(W0[a] + W0[p + b] + b0), h1 = relu(h0 W1 + b1), logits = h1 W2 + b2.
 *
 * @param pairs operands (a, b) in 0..p-1, interleaved: pair i is `pairs[2i]`, `pairs[2i + 1]`.
 * @throws InputError when a parameter is missing or of another size, or an operand is out of range.
 * @example
 * import { forward, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { h1, logits } = forward(run.parameters(25_700), run.shape, Int32Array.of(20, 89, 14, 42));
 * [h1.rows, h1.columns, logits.columns]; // => [2, 128, 97]
 * const ofFirst = logits.data.subarray(0, 97);
 * ofFirst.indexOf(Math.max(...ofFirst)); // => 12
 */
export function forward(parameters: NamedArrays, shape: TaskShape, pairs: Int32Array): Activations {
  const { h0, h1 } = hidden(parameters, shape, pairs);
  return { h0, h1, logits: head(parameters, shape, h1) };
}

/** The hidden layers of `forward` alone. @throws InputError as `forward`. */
export function hidden(
  parameters: NamedArrays,
  shape: TaskShape,
  pairs: Int32Array,
): Omit<Activations, 'logits'> {
  checkParameters(parameters, shape, pairs);
  const {
    p,
    hidden: [n0, n1],
  } = shape;
  const h0 = firstLayer(float64(parameters['hidden0.kernel'], 2 * p, n0), parameters['hidden0.bias'], pairs);
  const h1 = multiply(h0, float64(parameters['hidden1.kernel'], n0, n1));
  addBias(h1, parameters['hidden1.bias'], 0);
  return { h0, h1 };
}

/**
 * The logits [n x p] of `forward` from its h1 [n x hidden 1].
 * @example
 * import { accuracy, activationsAt, head, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { rows, labels } = activationsAt(run, 20_000, 'h1').heldOut;
 * accuracy(head(run.parameters(20_000), run.shape, rows), labels); // => 0.5526
 */
export function head(parameters: NamedArrays, { p }: TaskShape, h1: Matrix): Matrix {
  const logits = multiply(h1, float64(parameters['head.kernel'], h1.columns, p));
  addBias(logits, parameters['head.bias']);
  return logits;
}

/** @param kernel [2p x n]: a row for each first operand, then one for each second. */
function firstLayer(kernel: Matrix, bias: Float32Array, pairs: Int32Array): Matrix {
  const { columns: n, data } = kernel;
  const b0 = Float64Array.from(bias);
  const h0 = matrix(pairs.length / 2, n);
  for (let i = 0, at = 0; i < h0.rows; i++) {
    const a = pairs[2 * i] * n;
    const b = (kernel.rows / 2 + pairs[2 * i + 1]) * n;
    for (let j = 0; j < n; j++, at++) {
      // A maximum, since a branch on random signs is mispredicted every other time.
      h0.data[at] = Math.max(data[a + j] + data[b + j] + b0[j], 0);
    }
  }
  return h0;
}

/** Adds the bias to every row; what then lies below `least` becomes that. */
function addBias({ rows, columns, data }: Matrix, bias: Float32Array, least = -Infinity): void {
  const added = Float64Array.from(bias);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      data[at] = Math.max(data[at] + added[j], least);
    }
  }
}

function float64(from: Float32Array, rows: number, columns: number): Matrix {
  return matrix(rows, columns, Float64Array.from(from));
}
