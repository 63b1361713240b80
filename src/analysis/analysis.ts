import type { VegaLiteSpec } from '../figures/charts/vegaLiteSpec';
import type { GlpPrior } from '../models/glp/glpPrior';
import type { Table } from '../tables/parts/table';

/** A table, shown as one, with what it was made of. */
export interface Analysis extends Table {
  /** Variances along the components, descending: all of them, or the leading ones (see `exact`). */
  readonly spectrum: Float64Array;
  /** Whether the spectrum is all of it, by full eigendecomposition. */
  readonly exact: boolean;
  /** Unit vector of d; signed by the two heaviest rows where there are weights, else its sign means nothing. */
  readonly pc1: Float64Array;
  /** Their spectrum, and by weight where there are weights. */
  readonly figure: VegaLiteSpec;
  /** Where a prior was trained. */
  readonly prior?: GlpPrior;
  /** PC1 of its residuals, a unit vector of d. */
  readonly residualPc1?: Float64Array;
}
