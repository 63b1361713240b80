import type { Matrix } from '../engine/matrix';
import { multiply, multiplyTransposed } from '../engine/multiply';
import type { GlpNormaliser } from './glp/glpNormaliser';
import { normalised } from './glp/normalised';

/** A dictionary of directions of which few are used at a time (Bricken et al., Towards Monosemanticity, 2023). */
export interface SparseAutoencoder {
  readonly normaliser: GlpNormaliser;
  /** [units x d], rows of norm 1: directions that are read and written along. */
  readonly directions: Matrix;
  /** [units]: added before the ReLU. */
  readonly thresholds: Float64Array;
  /** [d], normalised units: taken off before reading and added after writing. */
  readonly offset: Float64Array;
}

/** How much of each direction activations [n x d] are said to have, [n x units], none below 0. */
export function sparseCode(autoencoder: SparseAutoencoder, h: Matrix): Matrix {
  const { normaliser, directions, thresholds, offset } = autoencoder;
  const x = normalised(normaliser, h);
  for (let i = 0; i < x.data.length; i++) x.data[i] -= offset[i % x.columns];
  const code = multiplyTransposed(x, directions);
  for (let i = 0; i < code.data.length; i++)
    code.data[i] = Math.max(0, code.data[i] + thresholds[i % code.columns]);
  return code;
}

/** The share of the variance of activations [n x d], normalised, that their codes keep. */
export function keptByCode(autoencoder: SparseAutoencoder, h: Matrix): number {
  const before = normalised(autoencoder.normaliser, h);
  const after = multiply(sparseCode(autoencoder, h), autoencoder.directions);
  const means = columnMeans(before.rows, before.data);
  let [missed, all] = [0, 0];
  for (let i = 0; i < before.data.length; i++) {
    const j = i % before.columns;
    missed += (after.data[i] + autoencoder.offset[j] - before.data[i]) ** 2;
    all += (before.data[i] - means[j]) ** 2;
  }
  return 1 - missed / all;
}

/** How many directions a row uses, on average. */
export function meanActive(code: Matrix): number {
  return code.data.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0) / code.rows;
}

function columnMeans(rows: number, data: Float64Array): Float64Array {
  const means = new Float64Array(data.length / rows);
  for (let i = 0; i < data.length; i++) means[i % means.length] += data[i] / rows;
  return means;
}
