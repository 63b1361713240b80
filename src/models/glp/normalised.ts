import { type Matrix, matrix } from '../../engine/matrix';
import { type GlpNormaliser, normalise } from './glpNormaliser';

/** Activations [n x d] in units of a normaliser. */
export function normalised(normaliser: GlpNormaliser, h: Matrix): Matrix {
  return matrix(h.rows, h.columns, Float64Array.from(normalise(normaliser, Float32Array.from(h.data))));
}
