/**
 * Where a rising function takes a value, between two bounds above 0: halved in logarithms 60 times. The bound itself where it does
 * not reach the value.
 */
export function bisect(
  rising: (x: number) => number,
  value: number,
  [low, high]: readonly [number, number],
): number {
  let [from, to] = [Math.log(low), Math.log(high)];
  for (let k = 0; k < 60; k++) {
    const middle = (from + to) / 2;
    if (rising(Math.exp(middle)) < value) from = middle;
    else to = middle;
  }
  return Math.exp((from + to) / 2);
}
