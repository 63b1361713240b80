/** The share of the energy at frequencies 1 and up that the named frequencies hold, 0..1; NaN of a constant. */
export function fourierEnergyFraction(spectrum: ArrayLike<number>, frequencies: Iterable<number>): number {
  let all = 0;
  for (let k = 1; k < spectrum.length; k++) all += spectrum[k];
  let named = 0;
  for (const k of new Set(frequencies)) if (k > 0) named += spectrum[k];
  return named / all;
}
