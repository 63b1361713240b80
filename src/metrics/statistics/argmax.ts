/** The index of the largest of `values[from..to)`, counted from `from`; the lowest index of equal ones. */
export function argmax(values: ArrayLike<number>, from = 0, to = values.length): number {
  let best = from;
  for (let j = from + 1; j < to; j++) if (values[j] > values[best]) best = j;
  return best - from;
}
