/** The indices of the `k` largest weights (all, if there are fewer), heaviest first, the lower index of equal ones first. */
export function heaviest(weights: ArrayLike<number>, k: number): number[] {
  return Array.from({ length: weights.length }, (_, i) => i)
    .sort((i, j) => weights[j] - weights[i] || i - j)
    .slice(0, k);
}
