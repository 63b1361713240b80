import type { Samples } from '../data/modularAddition';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { accuracy } from '../metrics/activations/accuracy';
import { forward } from '../models/mlp';

/** All pairs of operands with their sums modulo p. */
export function allPairs(p: number): Samples {
  const pairs = new Int32Array(2 * p * p);
  const labels = new Int32Array(p * p);
  for (let i = 0; i < p * p; i++) {
    const [a, b] = [Math.floor(i / p), i % p];
    pairs.set([a, b], 2 * i);
    labels[i] = (a + b) % p;
  }
  return { pairs, labels };
}

/** Share of the pairs that the network has right, 0..1. */
export function accuracyOn(parameters: NamedArrays, shape: TaskShape, { pairs, labels }: Samples): number {
  return accuracy(forward(parameters, shape, pairs).logits, labels);
}
