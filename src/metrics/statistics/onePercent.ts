/** The count of samples that "the top 1 %" means: a hundredth of `n`, rounded down, at least one. 28 of 2,822. */
export function onePercent(n: number): number {
  return Math.max(1, Math.floor(n / 100));
}
