import type { Matrix } from '../../engine/matrix';
import { dot } from '../algebra/dot';
import { headMeanColumn } from './headMeanColumn';
import { UNIT } from './labelEntries';
import { rowExcess } from './rowExcess';

/** An error of the effective gradient, `[d]`, taken apart by what the softmax sees of it; the two add up to it. */
export interface DriftParts {
  /** In the null space of the softmax: what moves all logits of a sample together. */
  readonly meanColumn: Float64Array;
  /** The rest: what moves a label's logit against the others. */
  readonly label: Float64Array;
}

/**
 * Splits the error of the effective gradient, as trained minus exact, into (sum of the row) x (mean column of the head),
 * weighted and summed over samples, and the rest (DEFINITIONS "Label gradients", drift). A row of dCE/dlogits is its mean
 * on every entry and a remainder that sums to 0; sent through the head, the mean becomes the first part.
 * @param rows dCE/dlogits as trained, `[n, p]`, not weighted. Exact rows sum to 0 and have no such part.
 * @param headKernel the parameter `head.kernel`, `[d, p]` row-major. @param error `[d]`, float64.
 */
export function driftParts(
  rows: Matrix,
  weights: ArrayLike<number>,
  headKernel: Float32Array,
  error: Float64Array,
): DriftParts {
  const excess = dot(rowExcess(rows), Float64Array.from(weights)) * UNIT;
  const meanColumn = headMeanColumn(headKernel, error.length).map((entry) => excess * entry);
  return { meanColumn, label: error.map((entry, j) => entry - meanColumn[j]) };
}
