import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { columnMeans } from '../algebra/columnMeans';
import { cosine } from '../algebra/cosine';
import { mean } from '../statistics/mean';

export interface GlpReconstruction {
  /** Mean cosine between an activation and its projection. Near 1 for any activations far from the origin. */
  readonly raw: number;
  /** The same after the activations' mean is taken off both: what tells a good prior from a bad one. */
  readonly centred: number;
}

/** How well projections h1 - residual keep the direction of activations [n x d]. */
export function glpReconstruction(activations: Matrix, residuals: Matrix): GlpReconstruction {
  const origin = columnMeans(activations);
  const raw = new Float64Array(activations.rows);
  const centred = new Float64Array(activations.rows);
  for (let i = 0; i < activations.rows; i++) {
    const h = row(activations, i);
    const r = row(residuals, i);
    raw[i] = cosine(
      h,
      h.map((x, j) => x - r[j]),
    );
    centred[i] = cosine(
      h.map((x, j) => x - origin[j]),
      h.map((x, j) => x - r[j] - origin[j]),
    );
  }
  return { raw: mean(raw), centred: mean(centred) };
}
