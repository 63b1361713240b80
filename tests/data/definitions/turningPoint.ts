/**
 * Where a verdict changes between two numbers, to six places.
 * @throws Error where both have the same.
 */
export function turningPoint(verdict: (x: number) => unknown, from: number, to: number): number {
  const first = verdict(from);
  if (first === verdict(to)) throw new Error(`expected another verdict at ${to} than at ${from}: ${first}`);
  let [same, other] = [from, to];
  while (Math.abs(other - same) > 1e-9) {
    const middle = (same + other) / 2;
    if (verdict(middle) === first) same = middle;
    else other = middle;
  }
  return Number(((same + other) / 2).toFixed(6));
}

/** Spearman of the ranks 1..n with each of their orders: the weakest with which a claim is held. */
export function weakestHeld(n: number, held: (ranks: number[]) => boolean, rho: (ranks: number[]) => number) {
  const orders = (left: number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => orders(left.filter((other) => other !== one)).map((rest) => [one, ...rest]));
  const all = orders(Array.from({ length: n }, (_, i) => i + 1)).filter(held);
  const weakest = all.map(rho).reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
  return Number(weakest.toFixed(6));
}
