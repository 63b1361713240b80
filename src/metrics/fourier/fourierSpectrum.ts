import type { Matrix } from '../../engine/matrix';
import { multiply } from '../../engine/multiply';
import { fourierBasis, frequencyOf } from './fourierBasis';

/**
 * The energy of d functions on Z_p, the columns of [p x d], at each frequency 0..floor(p/2): squared coefficients of
 * cosine and sine in the orthonormal basis, summed over columns. The energies sum to the sum of squares (Parseval).
 */
export function fourierSpectrum(functions: Matrix): Float64Array {
  const p = functions.rows;
  const { columns, data } = multiply(fourierBasis(p), functions);
  const energies = new Float64Array(Math.floor(p / 2) + 1);
  for (let at = 0; at < data.length; at++) {
    energies[frequencyOf(Math.floor(at / columns))] += data[at] * data[at];
  }
  return energies;
}
