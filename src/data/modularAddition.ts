import { InputError } from '../inputError';
import { numpyPermutation } from '../random/numpyShuffle';

/** Samples of one set, in order. */
export interface Samples {
  /** a0, b0, a1, b1, ...: two operands a sample, each 0 ... p-1. */
  readonly pairs: Int32Array;
  /** (a + b) mod p. */
  readonly labels: Int32Array;
}

export interface ModularAddition {
  readonly p: number;
  /** In Zipf-rank order: sample 0 weighs most. */
  readonly train: Samples;
  readonly test: Samples;
}

export interface ModularAdditionOptions {
  readonly p: number;
  /** Share of the p^2 pairs that is trained on; the count is rounded down. */
  readonly trainFraction: number;
  readonly seed: number;
}

/**
 * All pairs (a, b), a the slower, in the order of `numpy.random.RandomState(seed).shuffle`; the first are the
 * training set (2,822 for p = 97 and 0.3), the rest the test set.
 * @throws InputError for a modulus, fraction or seed out of range, or a set that would be empty.
 */
export function modularAddition({ p, trainFraction, seed }: ModularAdditionOptions): ModularAddition {
  if (!Number.isInteger(p) || p < 2 || p > 1024) {
    throw new InputError(`the modulus p must be an integer from 2 to 1024, got ${p}`);
  }
  const count = Math.floor(p * p * trainFraction);
  if (!(count >= 1 && count < p * p)) {
    throw new InputError(`the training fraction must leave both sets samples (0 to 1), got ${trainFraction}`);
  }
  const order = numpyPermutation(seed, p * p);
  return { p, train: samples(order.subarray(0, count), p), test: samples(order.subarray(count), p) };
}

function samples(order: Int32Array, p: number): Samples {
  const pairs = new Int32Array(2 * order.length);
  const labels = new Int32Array(order.length);
  order.forEach((item, i) => {
    const a = Math.floor(item / p);
    const b = item % p;
    pairs[2 * i] = a;
    pairs[2 * i + 1] = b;
    labels[i] = (a + b) % p;
  });
  return { pairs, labels };
}
