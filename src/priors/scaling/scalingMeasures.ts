import type { Matrix } from '../../engine/matrix';
import { type Labelled, nearestCentroid } from '../../metrics/activations/nearestCentroid';
import { agreement } from '../../metrics/algebra/agreement';
import { leadingComponent } from '../../metrics/components/leadingComponent';
import { glpFrechet } from '../../metrics/prior/glpFrechet';
import { glpReconstruction } from '../../metrics/prior/glpReconstruction';
import { glpResidualCovariance } from '../../metrics/prior/glpResidualCovariance';
import { glpResiduals } from '../../metrics/prior/glpResiduals';
import { mean } from '../../metrics/statistics/mean';
import type { GlpPrior } from '../../models/glp/glpPrior';
import { withGlpSampler } from '../../models/glp/glpSampler';

/** Activations that a prior is measured on, units of their own. */
export interface ScalingActivations {
  /** Of the training pairs [n x d], with their sums: what it was trained on. */
  readonly train: Labelled;
  /** Of the test pairs [m x d]. */
  readonly heldOut: Labelled;
  readonly classes: number;
  /** PC1 of the training activations [d], or their direction of another kind that a residual is held against. */
  readonly direction: Float64Array;
}

/** What a prior of one size, after one length of training, is worth (DEFINITIONS, "prior-scaling"). */
export interface ScalingMeasures {
  /** Flow-matching loss, normalised units, on training and on held-out activations. */
  readonly loss_train: number;
  readonly loss_held_out: number;
  /** Mean centred reconstruction cosine over 8 noise seeds, held-out. */
  readonly reconstruction_centred: number;
  /** Fréchet distance of generated activations over that of real halves, two seeds, held-out. */
  readonly frechet_ratio: number;
  /** |cos| of residual PC1, held-out, with the direction, and of their parts without the all-ones direction. */
  readonly residual_cos: number;
  readonly residual_cos_without_ones: number;
  /** NCC minus residual PC1, less raw NCC, held-out pairs assigned. */
  readonly ncc_recovered: number;
}

const FRECHET_SEEDS = 2;

/** Measures a prior on activations that it was trained on and on others. Noise is the same for every prior. */
export function scalingMeasures(
  prior: GlpPrior,
  { train, heldOut, classes, direction }: ScalingActivations,
  threads?: number,
): Promise<ScalingMeasures> {
  return withGlpSampler(
    prior,
    async (sampler) => {
      const loss = async (of: Matrix) => mean(await sampler.losses(Float32Array.from(of.data)));
      const residuals = await glpResiduals(sampler, heldOut.rows);
      const residualPc1 = leadingComponent(glpResidualCovariance(residuals)).direction;
      const { ratio } = await glpFrechet(sampler, heldOut.rows, FRECHET_SEEDS);
      const agrees = agreement(residualPc1, direction);
      const ncc = nearestCentroid(train, heldOut, classes);
      return {
        loss_train: await loss(train.rows),
        loss_held_out: await loss(heldOut.rows),
        reconstruction_centred: mean(residuals.map((one) => glpReconstruction(heldOut.rows, one).centred)),
        frechet_ratio: ratio,
        residual_cos: agrees.whole,
        residual_cos_without_ones: agrees.withoutOnes,
        ncc_recovered: ncc.accuracy(residualPc1) - ncc.accuracy(),
      };
    },
    threads,
  );
}
