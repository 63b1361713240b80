import type { ModularAddition } from '../data/modularAddition';
import { row } from '../engine/matrix';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { forward } from '../models/mlp';
import { accuracy } from './activations/accuracy';
import { crossEntropy } from './activations/crossEntropy';
import { nearestCentroid } from './activations/nearestCentroid';
import { projectionByRank } from './activations/projectionByRank';
import { signDirection } from './activations/signDirection';
import { centre } from './algebra/centre';
import { cosine } from './algebra/cosine';
import { covariance } from './algebra/covariance';
import { rowNorms } from './algebra/rowNorms';
import { leadingComponent } from './components/leadingComponent';
import { participationRatio } from './components/participationRatio';
import { activationGradients, type HeadInput } from './gradients/activationGradients';
import { gradientAlignment } from './gradients/gradientAlignment';
import type { GradientArithmetic } from './gradients/logitGradients';
import { heaviest } from './statistics/heaviest';
import { mean } from './statistics/mean';

export interface SnapshotInput {
  readonly parameters: NamedArrays;
  readonly shape: TaskShape;
  readonly split: Pick<ModularAddition, 'train' | 'test'>;
  /** Loss weight of each training sample. */
  readonly weights: ArrayLike<number>;
}

export type SnapshotMetrics = ReturnType<typeof snapshotMetrics>;

/**
 * Everything measured on one snapshot, in float64 from its float32 parameters, under the names of
 * tests/golden/snapshot-metrics.json: m is PC1 of the training activations h1, signed by `signDirection`.
 * @throws InputError when parameters and shape disagree or a parameter is not finite.
 * @example
 * import { openRun, snapshotMetrics } from 'activation-supervision';
 * const { parameters, shape, data } = openRun('baseline');
 * const { split, weights } = data;
 * const found = snapshotMetrics({ parameters: parameters(25_700), shape, split, weights });
 * [found.test_accuracy, found.ncc_raw_train_centroids]; // => [0.9868, 0.3565]
 * found.ncc_minus_pc1_train_centroids; // => 0.9964
 */
export function snapshotMetrics({ parameters, shape, split: { train, test }, weights }: SnapshotInput) {
  const onTrain = forward(parameters, shape, train.pairs);
  const onTest = forward(parameters, shape, test.pairs);
  const h1 = onTrain.h1;
  const losses = crossEntropy(onTrain.logits, train.labels);
  const spread = covariance(h1);
  const pc1 = leadingComponent(spread);
  const m = signDirection(pc1.direction, h1, weights);
  const [first, second] = heaviest(weights, 2);
  const centred = centre(h1);

  const samples = { rows: onTest.h1, labels: test.labels };
  const byTrain = nearestCentroid({ rows: h1, labels: train.labels }, samples, shape.p);
  const byTest = nearestCentroid(samples, samples, shape.p);
  const head: HeadInput = {
    logits: onTrain.logits,
    labels: train.labels,
    weights,
    headKernel: parameters['head.kernel'],
  };
  return {
    train_accuracy: accuracy(onTrain.logits, train.labels),
    test_accuracy: accuracy(onTest.logits, test.labels),
    weighted_loss: losses.reduce((sum, loss, i) => sum + weights[i] * loss, 0),
    mean_train_loss: mean(losses),
    h1_pc1_variance_fraction: pc1.fraction,
    h1_participation_ratio: participationRatio(spread),
    h1_mean_norm_train: mean(rowNorms(h1)),
    ncc_raw_train_centroids: byTrain.accuracy(),
    ncc_minus_pc1_train_centroids: byTrain.accuracy(m),
    ncc_raw_test_centroids: byTest.accuracy(),
    ncc_minus_pc1_test_centroids: byTest.accuracy(m),
    top2_centered_h1_cosine: cosine(row(centred, first), row(centred, second)),
    h1_projection_on_pc1: projectionByRank(h1, m, weights),
    gradient_exact: alignment(head, m, 'exact'),
    gradient_float32_as_trained: alignment(head, m, 'float32AsTrained'),
  };
}

function alignment(head: HeadInput, m: Float64Array, arithmetic: GradientArithmetic) {
  const found = gradientAlignment(activationGradients(head, arithmetic), m, head.weights);
  return {
    cos_effective_gradient_h1_pc1: found.cosine,
    effective_gradient_norm: found.norm,
    top_1pct_abs_share_along_pc1: found.topShare,
    cos_top_1pct_force_h1_pc1: found.topCosine,
    memorization_force_removed: found.topRemoved,
    generalization_gradient_affected: found.restRemoved,
  };
}
