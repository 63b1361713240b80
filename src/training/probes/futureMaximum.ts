/**
 * The largest of the next `ahead` values after each, not counting itself; NaN where the series ends before.
 * @param ahead at least 1.
 */
export function futureMaximum(values: ArrayLike<number>, ahead: number): Float64Array {
  return Float64Array.from(values, (_, i) => {
    if (i + ahead >= values.length) return Number.NaN;
    let most = -Infinity;
    for (let k = i + 1; k <= i + ahead; k++) most = Math.max(most, values[k]);
    return most;
  });
}
