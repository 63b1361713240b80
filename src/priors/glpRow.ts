import type { Matrix } from '../engine/matrix';
import { matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import { crossEntropy } from '../metrics/activations/crossEntropy';
import { type GlpMetrics, glpMetrics } from '../metrics/prior/glpMetrics';
import { glpNovelty } from '../metrics/prior/glpNovelty';
import { glpNoveltyCorrelation } from '../metrics/prior/glpNoveltyCorrelation';
import { glpResiduals } from '../metrics/prior/glpResiduals';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import type { GlpStage } from '../training/glp/trainGlp';

/** What the prior of one moment says of the activations of that moment; lengths in units of h1. */
export interface GlpRow {
  /** Noise seeds behind the training residuals. */
  readonly noise_seeds: number;
  readonly flow_matching_loss: number;
  readonly novelty_train: number;
  readonly novelty_test: number;
  readonly novelty_gap: number;
  /** Spearman's correlation of a training sample's novelty with its Zipf weight. */
  readonly novelty_weight_spearman: number;
  /** … of a test sample's novelty with its loss. */
  readonly novelty_test_loss_spearman: number;
  readonly reconstruction: number;
  readonly reconstruction_centred: number;
  readonly residual_pc1_variance: number;
  readonly top2_cosine: number;
  readonly top2_cosine_sd: number;
  readonly cos_top2_pc1: number;
  readonly cos_top2_pc1_sd: number;
}

export interface GlpMeasured {
  readonly row: GlpRow;
  readonly metrics: GlpMetrics;
  /** Of the training samples, [n x n1] for each noise seed. */
  readonly residuals: readonly Matrix[];
  readonly activations: Matrix;
}

/** Measures the stage's own prior on the run's training and test activations. */
export async function glpRow(
  run: Pick<Run, 'shape' | 'data'>,
  parameters: NamedArrays,
  { sampler, loss }: Pick<GlpStage, 'sampler' | 'loss'>,
  seeds: number,
): Promise<GlpMeasured> {
  const { train, test } = run.data.split;
  const activations = rounded(forward(parameters, run.shape, train.pairs).h1);
  const onTest = forward(parameters, run.shape, test.pairs);
  const residuals = await glpResiduals(sampler, activations, seeds);
  const [testResiduals] = await glpResiduals(sampler, rounded(onTest.h1), 1);
  const metrics = glpMetrics(residuals, activations, run.data.weights);
  const novelty = glpNovelty(residuals[0], testResiduals);
  const testLosses = crossEntropy(onTest.logits, test.labels);
  const row: GlpRow = {
    noise_seeds: seeds,
    flow_matching_loss: loss,
    novelty_train: novelty.train,
    novelty_test: novelty.test,
    novelty_gap: novelty.gap,
    novelty_weight_spearman: glpNoveltyCorrelation(residuals[0], run.data.weights),
    novelty_test_loss_spearman: glpNoveltyCorrelation(testResiduals, testLosses),
    reconstruction: metrics.reconstruction.raw.mean,
    reconstruction_centred: metrics.reconstruction.centred.mean,
    residual_pc1_variance: metrics.component.fraction,
    top2_cosine: metrics.topCosine.mean,
    top2_cosine_sd: metrics.topCosine.deviation,
    cos_top2_pc1: metrics.topAlignment.mean,
    cos_top2_pc1_sd: metrics.topAlignment.deviation,
  };
  return { row, metrics, residuals, activations };
}

/** Activations as the prior sees them: rounded to float32. */
export function rounded({ rows, columns, data }: Matrix): Matrix {
  return matrix(rows, columns, Float64Array.from(data, Math.fround));
}
