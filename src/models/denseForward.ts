import { type Matrix, matrix } from '../engine/matrix';
import { multiply } from '../engine/multiply';

/** One dense layer: kernel `[in, out]`, bias `[out]`. */
export interface DenseLayer {
  readonly kernel: Matrix;
  readonly bias: Float64Array;
}

export interface DensePass {
  /** Each hidden layer's activations `[n x d]`, after ReLU, from below. */
  readonly hidden: readonly Matrix[];
  /** `[n x classes]`. */
  readonly logits: Matrix;
}

/**
 * Dense layers with ReLU between them and a linear head, in float64: the same numbers on every machine.
 * @param layers from below; the last is the head. @param inputs `[n x in]`.
 * @throws RangeError when sizes differ.
 */
export function denseForward(layers: readonly DenseLayer[], inputs: Matrix): DensePass {
  const passed: Matrix[] = [];
  let x = inputs;
  for (const [i, { kernel, bias }] of layers.entries()) {
    const product = multiply(x, kernel);
    const data = product.data.map((value, at) => {
      const z = value + bias[at % kernel.columns];
      return i === layers.length - 1 || z > 0 ? z : 0;
    });
    x = matrix(product.rows, product.columns, data);
    passed.push(x);
  }
  return { hidden: passed.slice(0, -1), logits: passed[passed.length - 1] };
}
