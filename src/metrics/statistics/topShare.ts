import { heaviest } from './heaviest';

/** The share of the sum of `weights` that its `k` largest hold, 0..1. */
export function topShare(weights: ArrayLike<number>, k: number): number {
  let all = 0;
  for (let i = 0; i < weights.length; i++) all += weights[i];
  return heaviest(weights, k).reduce((sum, i) => sum + weights[i], 0) / all;
}
