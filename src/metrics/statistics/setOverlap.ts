/** How far two sets are the same, |A and B| / |A or B| (Jaccard's index): 0 for none in common, 1 for equal; NaN of none. */
export function setOverlap<T>(a: Iterable<T>, b: Iterable<T>): number {
  const [left, right] = [new Set(a), new Set(b)];
  const both = [...left].filter((x) => right.has(x)).length;
  return both / (left.size + right.size - both);
}
