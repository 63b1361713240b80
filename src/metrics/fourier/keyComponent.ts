import type { Matrix } from '../../engine/matrix';
import { multiply, transposedMultiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import { selectRows } from '../algebra/selectRows';
import { fourierBasis, frequencyOf } from './fourierBasis';

/**
 * The part of the functions in the columns of [p x d] that lies in the given frequencies, [p x d]: the orthogonal
 * projection on their cosines and sines.
 * @throws InputError for a frequency that is not an integer from 1 to floor(p/2).
 */
export function keyComponent(functions: Matrix, frequencies: Iterable<number>): Matrix {
  const p = functions.rows;
  const keys = new Set(frequencies);
  for (const k of keys) {
    if (!Number.isInteger(k) || k < 1 || 2 * k > p) {
      throw new InputError(`expected frequencies from 1 to ${Math.floor(p / 2)}, found ${k}`);
    }
  }
  const rows = Array.from({ length: p }, (_, r) => r).filter((r) => keys.has(frequencyOf(r)));
  const basis = selectRows(fourierBasis(p), rows);
  return transposedMultiply(basis, multiply(basis, functions));
}
