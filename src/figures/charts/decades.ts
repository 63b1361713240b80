/** Powers of ten for the labels of a log axis: those from `low` to `high`, every second, third, … if too many. */
export function decades(low: number, high: number, most = 6): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const exponents = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // Number('1e-5') is the double nearest to it; a power or product need not be.
  return exponents.filter((exponent) => exponent % step === 0).map((exponent) => Number(`1e${exponent}`));
}
