/** Five significant digits: more than a chart shows, and free of the last bit in which platforms differ. */
export function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
