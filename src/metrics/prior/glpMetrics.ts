import type { Matrix } from '../../engine/matrix';
import type { ProjectionByRank } from '../activations/projectionByRank';
import type { LeadingComponent } from '../components/leadingComponent';
import { type Spread, spread } from '../statistics/spread';
import { glpProjectionByRank } from './glpProjectionByRank';
import { glpReconstruction } from './glpReconstruction';
import { glpResidualComponent } from './glpResidualComponent';
import { glpTopAlignment } from './glpTopAlignment';
import { glpTopCosine } from './glpTopCosine';

/** The residual-based numbers of one snapshot, mean and deviation over noise seeds. */
export interface GlpMetrics {
  /** PC1 of the covariance averaged over the seeds; its `fraction` is the essay's "PC1 var". */
  readonly component: LeadingComponent;
  readonly topCosine: Spread;
  readonly topAlignment: Spread;
  readonly projections: Readonly<Record<keyof ProjectionByRank, Spread>>;
  readonly reconstruction: { readonly raw: Spread; readonly centred: Spread };
}

/**
 * What residuals of a prior say at one moment: residual PC1 and its share, how alike the two heaviest samples' residuals are and
 * how far along it they lie, and how well the prior reconstructs. Cosines and fractions; mean and deviation over noise seeds.
 * @param residuals of the training samples, [n x d] for each noise seed (`glpResiduals`).
 * @param activations of the same samples, [n x d].
 * @example
 * import { glpMetrics, glpResiduals, openRun, smallPrior, withGlpSampler } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { prior, activations } = await smallPrior(run, 25_700, { steps: 20 });
 * const residuals = await withGlpSampler(prior, (sampler) => glpResiduals(sampler, activations, 1));
 * glpMetrics(residuals, activations, run.data.weights).component.fraction; // => 0.2577
 */
export function glpMetrics(
  residuals: readonly Matrix[],
  activations: Matrix,
  weights: ArrayLike<number>,
): GlpMetrics {
  const component = glpResidualComponent(residuals, activations, weights);
  const { direction } = component;
  const projections = residuals.map((r) => glpProjectionByRank(r, direction, weights));
  const reconstructions = residuals.map((r) => glpReconstruction(activations, r));
  const along = (group: keyof ProjectionByRank) => spread(projections.map((p) => p[group]));
  return {
    component,
    topCosine: spread(residuals.map((r) => glpTopCosine(r, weights))),
    topAlignment: spread(residuals.map((r) => glpTopAlignment(r, direction, weights))),
    projections: {
      top2: along('top2'),
      top5: along('top5'),
      top10: along('top10'),
      top28: along('top28'),
      all: along('all'),
    },
    reconstruction: {
      raw: spread(reconstructions.map(({ raw }) => raw)),
      centred: spread(reconstructions.map(({ centred }) => centred)),
    },
  };
}
