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
 */
export function forward(parameters: NamedArrays, shape: TaskShape, pairs: Int32Array): Activations {
  checkParameters(parameters, shape, pairs);
  const {
    p,
    hidden: [n0, n1],
  } = shape;
  const h0 = firstLayer(parameters['hidden0.kernel'], parameters['hidden0.bias'], p, n0, pairs);
  const h1 = multiply(h0, float64(parameters['hidden1.kernel'], n0, n1));
  addBias(h1, parameters['hidden1.bias']);
  relu(h1);
  const logits = multiply(h1, float64(parameters['head.kernel'], n1, p));
  addBias(logits, parameters['head.bias']);
  return { h0, h1, logits };
}

function firstLayer(
  kernel: Float32Array,
  bias: Float32Array,
  p: number,
  n: number,
  pairs: Int32Array,
): Matrix {
  const h0 = matrix(pairs.length / 2, n);
  for (let i = 0; i < h0.rows; i++) {
    const a = pairs[2 * i] * n;
    const b = (p + pairs[2 * i + 1]) * n;
    for (let j = 0; j < n; j++) h0.data[i * n + j] = kernel[a + j] + kernel[b + j] + bias[j];
  }
  relu(h0);
  return h0;
}

function addBias({ rows, columns, data }: Matrix, bias: Float32Array): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) data[i * columns + j] += bias[j];
  }
}

function relu({ data }: Matrix): void {
  for (let i = 0; i < data.length; i++) if (data[i] < 0) data[i] = 0;
}

function float64(from: Float32Array, rows: number, columns: number): Matrix {
  return matrix(rows, columns, Float64Array.from(from));
}
