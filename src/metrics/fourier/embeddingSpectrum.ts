import { matrix } from '../../engine/matrix';
import type { NamedArrays, TaskShape } from '../../engine/taskShape';
import { fourierSpectrum } from './fourierSpectrum';

/** The Fourier energies of the embeddings of both operands, `hidden0.kernel` as two [p x n0] tables, added. */
export function embeddingSpectrum(parameters: NamedArrays, { p, hidden: [n0] }: TaskShape): Float64Array {
  const kernel = Float64Array.from(parameters['hidden0.kernel']);
  const first = fourierSpectrum(matrix(p, n0, kernel.slice(0, p * n0)));
  const second = fourierSpectrum(matrix(p, n0, kernel.slice(p * n0)));
  return first.map((energy, k) => energy + second[k]);
}
