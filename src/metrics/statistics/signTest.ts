/** The exact sign test of paired differences. */
export interface SignTest {
  /** Pairs whose difference is above, below, and equal to zero. */
  readonly above: number;
  readonly below: number;
  readonly ties: number;
  /** Two-sided: how likely a split at least as uneven is where a difference falls to either side alike; 1 where all are ties. */
  readonly p: number;
}

/** @param differences one for each pair; ties are left out of the test, as is usual (Conover, Practical Nonparametric Statistics, 3.4). */
export function signTest(differences: readonly number[]): SignTest {
  const above = differences.filter((difference) => difference > 0).length;
  const below = differences.filter((difference) => difference < 0).length;
  const n = above + below;
  let tail = 0;
  for (let k = 0, choose = 1; k <= Math.min(above, below); k++) {
    tail += choose;
    choose *= (n - k) / (k + 1);
  }
  return { above, below, ties: differences.length - n, p: Math.min(1, 2 * tail * 0.5 ** n) };
}
