import type { Geometry } from './geometry';
import type { Labelling } from './labelling';
import type { PriorMeasures } from './priorMeasures';

/** What an analysis was made of, for its notes. */
interface Made {
  readonly geometry: Geometry;
  readonly classes?: Labelling;
  readonly tested: boolean;
  readonly weighed: boolean;
  readonly prior?: PriorMeasures;
  readonly n: number;
  /** Whether nothing is left once directions are taken off. */
  readonly nothingWithout: boolean;
}

/** How the numbers of an analysis were found. */
export function analysisNotes({
  geometry,
  classes,
  tested,
  weighed,
  prior,
  n,
  nothingWithout,
}: Made): string[] {
  const { exact, residual, variances } = geometry.components;
  const notes = [
    exact
      ? 'Principal components: exact, by full eigendecomposition of the covariance (n − 1), float64.'
      : `Principal components: the leading ${variances.length}, by a block Krylov space on the exact covariance (n − 1), float64; largest residual ${residual.toExponential(0)} of the largest variance. Total variance and participation ratio are exact.`,
  ];
  if (geometry.isNothing) notes.push('The activations do not vary: nothing is measured.');
  if (nothingWithout)
    notes.push('Without what is taken off only rounding is left: nothing is measured there.');
  if (classes) {
    const who = tested ? 'test rows assigned' : 'the same rows assigned, for want of test rows';
    notes.push(
      `NCC: nearest centroid, Euclidean; centroids from the activations, ${who}. Random: mean of 20 directions.${weighed ? ' PC1 of the rest: estimated without the heaviest 1 %.' : ''}`,
    );
  }
  if (classes && classes.unseen > 0) {
    notes.push(`${classes.unseen} test rows have a label that no training row has, and count as wrong.`);
  }
  if (weighed) {
    notes.push(
      'By weight: the heaviest rows, the earlier of equal ones first; PC1 points to where the two heaviest lie. All in units of the activations.',
    );
  }
  if (prior) {
    const { prior: its, samples } = prior;
    const rows = samples < n ? `${samples.toLocaleString('en-US')} rows drawn by its seed` : 'all rows';
    notes.push(
      `Prior: seed ${its.seed}, trained and measured on ${rows}. Residual: activation less its projection on the prior, 8 noise seeds; novelty: its length. Fréchet distance of generated rows to one half, beside that of the halves.`,
    );
  }
  return notes;
}
