import { accuracy } from '../metrics/activations/accuracy';
import { crossEntropy } from '../metrics/activations/crossEntropy';
import { cosine } from '../metrics/algebra/cosine';
import { covariance } from '../metrics/algebra/covariance';
import { norm } from '../metrics/algebra/norm';
import { rowNorms } from '../metrics/algebra/rowNorms';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { participationRatio } from '../metrics/components/participationRatio';
import { mean } from '../metrics/statistics/mean';
import type { Activations } from './activationsOf';
import type { ModelGradient } from './modelGradient';

/** A row of a network's history: the columns of a run's history that do not need the task, and the effective gradient's. */
export interface NetworkRow {
  readonly train_accuracy: number;
  readonly test_accuracy?: number;
  /** Mean cross-entropy over the training and over the test samples, in nats. */
  readonly train_loss: number;
  readonly test_loss?: number;
  /** Sum over training samples of weight x cross-entropy. */
  readonly weighted_loss: number;
  /** Of the layer's activations on the training samples. */
  readonly h1_pc1_variance_fraction: number;
  readonly h1_participation_ratio: number;
  readonly h1_mean_norm: number;
  /** Over training samples and classes: what the softmax does not see; in logits. */
  readonly mean_logit: number;
  readonly effective_gradient_norm: number;
  /** |cos| of the effective gradient with PC1 of the layer. */
  readonly cos_effective_gradient_h1_pc1: number;
}

/** Float64 from the network's float32. */
export function networkRow(
  { activations, logits, sum }: ModelGradient,
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  test?: Activations & { readonly labels: ArrayLike<number> },
): NetworkRow {
  const losses = crossEntropy(logits, labels);
  const spread = covariance(activations);
  const pc1 = leadingComponent(spread);
  return {
    train_accuracy: accuracy(logits, labels),
    ...(test ? { test_accuracy: accuracy(test.logits, test.labels) } : {}),
    train_loss: mean(losses),
    ...(test ? { test_loss: mean(crossEntropy(test.logits, test.labels)) } : {}),
    weighted_loss: losses.reduce((total, loss, i) => total + weights[i] * loss, 0),
    h1_pc1_variance_fraction: pc1.fraction,
    h1_participation_ratio: participationRatio(spread),
    h1_mean_norm: mean(rowNorms(activations)),
    mean_logit: mean(logits.data),
    effective_gradient_norm: norm(sum),
    cos_effective_gradient_h1_pc1: Math.abs(cosine(sum, pc1.direction)),
  };
}
