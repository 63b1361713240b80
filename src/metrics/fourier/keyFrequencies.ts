/**
 * The frequencies that stand out of a spectrum, strongest first: those of 1 and up whose energy is at least `times` the
 * mean energy of all of 1 and up. (Nanda et al. pick theirs by eye.) None when the spectrum is flat.
 * @param spectrum energies from frequency 0 up, as `classSpectrum` gives them.
 * @example
 * import { classSpectrum, forward, keyFrequencies, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { pairs, labels } = run.data.split.train;
 * const { h1 } = forward(run.parameters(20_000), run.shape, pairs);
 * const spectrum = classSpectrum(h1, labels, 97);
 * keyFrequencies(spectrum); // => [32, 44, 35, 39, 11, 1]
 */
export function keyFrequencies(spectrum: ArrayLike<number>, times = 2): number[] {
  const energies = Array.from(spectrum).slice(1);
  const limit = (times * energies.reduce((sum, energy) => sum + energy, 0)) / energies.length;
  return energies
    .map((energy, i) => ({ energy, k: i + 1 }))
    .filter(({ energy }) => energy > 0 && energy >= limit)
    .sort((a, b) => b.energy - a.energy || a.k - b.k)
    .map(({ k }) => k);
}
