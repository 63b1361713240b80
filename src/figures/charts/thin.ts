/**
 * The fewest points found whose straight connections stay within `tolerance` of every point that is left out,
 * measured along y (Douglas and Peucker 1973). Smooth stretches lose most points; a spike is what lies farthest off
 * the line, so it is the first to be kept.
 *
 * @param x increasing.
 * @param tolerance in the units of y.
 * @returns indices of the points to keep, increasing; the first and the last are among them.
 */
export function thin(x: ArrayLike<number>, y: ArrayLike<number>, tolerance: number): number[] {
  const keep = new Set(x.length === 0 ? [] : [0, x.length - 1]);
  const open: [number, number][] = [[0, x.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const slope = (y[to] - y[from]) / (x[to] - x[from]);
    let worst = { i: -1, off: tolerance };
    for (let i = from + 1; i < to; i++) {
      const off = Math.abs(y[i] - (y[from] + slope * (x[i] - x[from])));
      if (off > worst.off) worst = { i, off };
    }
    if (worst.i < 0) continue;
    keep.add(worst.i);
    open.push([from, worst.i], [worst.i, to]);
  }
  return [...keep].sort((a, b) => a - b);
}
