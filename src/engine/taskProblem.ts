import { InputError } from '../inputError';
import type { TaskShape } from './taskShape';

/** A full-batch classification of pairs. */
export interface TaskProblem extends TaskShape {
  /** `[n, 2]` row-major, each in 0..p-1. */
  readonly pairs: Int32Array;
  /** `[n]`, each in 0..p-1. */
  readonly labels: Int32Array;
  /** `[n]`, the weight of each sample's cross-entropy in the loss. */
  readonly weights: Float32Array;
}

/** AdamW as optax has it; the defaults of the essay's run are `essayAdamW`. */
export interface AdamWOptions {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

export const essayAdamW: AdamWOptions = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 1,
};

/** @throws InputError naming the array whose length or values do not fit. */
export function checkProblem({ p, hidden, pairs, labels, weights }: TaskProblem): void {
  const n = labels.length;
  if (![p, ...hidden].every((width) => Number.isSafeInteger(width) && width > 0)) {
    throw new InputError(`p and hidden widths: expected positive integers, got ${p} and ${hidden}`);
  }
  if (n === 0) throw new InputError('labels: expected at least one sample, got none');
  if (pairs.length !== 2 * n) throw new InputError(`pairs: expected ${2 * n} numbers, got ${pairs.length}`);
  if (weights.length !== n) throw new InputError(`weights: expected ${n} numbers, got ${weights.length}`);
  const outside = (x: number) => x < 0 || x >= p;
  if (pairs.some(outside)) throw new InputError(`pairs: expected 0..${p - 1}, got ${pairs.find(outside)}`);
  if (labels.some(outside)) throw new InputError(`labels: expected 0..${p - 1}, got ${labels.find(outside)}`);
  const bad = weights.find((w) => !(w >= 0 && w < Infinity));
  if (bad !== undefined) throw new InputError(`weights: expected finite numbers >= 0, got ${bad}`);
}
