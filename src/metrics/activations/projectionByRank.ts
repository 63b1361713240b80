import type { Matrix } from '../../engine/matrix';
import { projectionOfHeaviest } from './projectionOfHeaviest';

/** Mean centred projections of the heaviest 2, 5, 10 and 28 training samples and of all, in activation units. */
export interface ProjectionByRank {
  readonly top2: number;
  readonly top5: number;
  readonly top10: number;
  readonly top28: number;
  readonly all: number;
}

/** How the projection on `direction` falls with weight rank (essay, "A 1-dimensional memorization subspace"). */
export function projectionByRank(
  rows: Matrix,
  direction: Float64Array,
  weights: ArrayLike<number>,
): ProjectionByRank {
  const of = (k: number) => projectionOfHeaviest(rows, direction, weights, k);
  return { top2: of(2), top5: of(5), top10: of(10), top28: of(28), all: of(rows.rows) };
}
