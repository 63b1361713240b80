/** The index of the smallest value; the lowest index of equal ones. */
export function argmin(values: ArrayLike<number>): number {
  let best = 0;
  for (let j = 1; j < values.length; j++) if (values[j] < values[best]) best = j;
  return best;
}
