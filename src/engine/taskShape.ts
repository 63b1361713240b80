/** What fixes every array of the task model: `p` inputs and classes, and the widths of the two hidden layers. */
export interface TaskShape {
  readonly p: number;
  readonly hidden: readonly [number, number];
}

/** Float32 arrays by parameter name, `hidden0.kernel` and so on; kernels are `[in, out]`, row-major. */
export type NamedArrays = Readonly<Record<string, Float32Array>>;

export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
}

/**
 * The six parameters of the 2p - n0 - n1 - p perceptron in the order files keep them (by name).
 * `hidden0.kernel` is `[2p, n0]`: row a is the one-hot of the first operand, row p + b of the second.
 */
export function parameterSpecs({ p, hidden: [n0, n1] }: TaskShape): ParameterSpec[] {
  const shapes: [string, number[]][] = [
    ['head.bias', [p]],
    ['head.kernel', [n1, p]],
    ['hidden0.bias', [n0]],
    ['hidden0.kernel', [2 * p, n0]],
    ['hidden1.bias', [n1]],
    ['hidden1.kernel', [n0, n1]],
  ];
  return shapes.map(([name, shape]) => ({ name, shape, size: shape.reduce((a, b) => a * b, 1) }));
}
