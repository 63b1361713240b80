import type { Matrix } from '../../engine/matrix';
import { classMeans } from '../activations/classMeans';
import { fourierSpectrum } from './fourierSpectrum';

/**
 * The Fourier energies of the class means of activations [n x d] as functions of the class, at 0..floor(p / 2)
 * (`fourierSpectrum`): squared activation units.
 * @param labels 0..p-1, every one of them present.
 * @returns `[floor(p / 2) + 1]` float64.
 * @example
 * import { classSpectrum, forward, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { pairs, labels } = run.data.split.train;
 * const { h1 } = forward(run.parameters(20_000), run.shape, pairs);
 * const spectrum = classSpectrum(h1, labels, 97);
 * spectrum.length; // => 49
 */
export function classSpectrum(rows: Matrix, labels: ArrayLike<number>, p: number): Float64Array {
  return fourierSpectrum(classMeans(rows, labels, p).means);
}
